import {
  type Distrust,
  isActivityInput,
  isUnauthenticated,
} from '../../domain/flows/unauthenticated.ts';

/** Something that a flow was told, and that nobody of this installation has said. */
export class NotOurs extends Error {}

/**
 * A value, when it was sealed for the place where it was found; else throws NotOurs. Under a key that
 * is not in the ring it may be ours: an Error, so that the workflow task is tried until the key is there.
 */
export function requireOurs<T>(value: T): T {
  const why = whyNotOurs(value);
  if (why === undefined) return value;
  if (why === 'key_unknown') throw new Error('A payload names a key that is not in the key ring.');
  throw new NotOurs(why);
}

function whyNotOurs(value: unknown): Distrust | undefined {
  if (isUnauthenticated(value)) return value.unauthenticated;
  return isActivityInput(value) ? 'foreign' : undefined;
}

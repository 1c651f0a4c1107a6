/**
 * Why a payload is not believed: `plain` was not sealed at all, `unreadable` neither, and is no JSON
 * either; `foreign` was sealed elsewhere, for another place, or changed; `key_unknown` was sealed, or
 * claims to be, under a key that is not in the ring.
 */
export type Distrust = 'plain' | 'unreadable' | 'foreign' | 'key_unknown';

/**
 * Stands in a workflow or an activity for a payload that this installation has not sealed for that
 * very place. Nothing that is sealed looks like it.
 */
export type Unauthenticated = {
  unauthenticated: Distrust;
  /** What a plain payload says: a signal's, from the Temporal UI, is read; nothing else is. */
  said?: unknown;
};

/** What was sealed as an activity's input; as its result it is none. */
export type ActivityInput = { activityInput: unknown };

/** Whether a value is one that nobody of this installation has said. */
export function isUnauthenticated(value: unknown): value is Unauthenticated {
  return isObject(value) && 'unauthenticated' in value;
}

/** Whether a value is an activity's input, as only that activity is to get it. */
export function isActivityInput(value: unknown): value is ActivityInput {
  return isObject(value) && 'activityInput' in value;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

import type { PostedForm } from './posted-form.ts';
import type { Visit } from './screen.ts';

const prefix = 'name_';
/** In the place of a flow's slot: what the session was opened by. */
const ofSession = 'session';
/** The cookie that ends with the session. */
export const nameOfSession = prefix + ofSession;

/**
 * Remembers what somebody has typed that they will sign in by, until the browser is closed: a password
 * manager files the new password under it, and the API tells it to nobody. Sealed, since it is a number.
 */
export function keepTypedName({ jar, sealer }: Visit, slot: string, form: PostedForm): void {
  const typed = form.text('username') || form.text('documentNumber');
  const name = typed.replaceAll(/[\s.]/g, '');
  if (/^[\w-]{1,64}$/.test(name)) jar.set(prefix + slot, sealer.seal(Buffer.from(name)));
}

/** Null where none was typed here. */
export function readTypedName({ jar, sealer }: Visit, slot: string): string | null {
  const sealed = jar.get(prefix + slot);
  return sealed === undefined ? null : (sealer.open(sealed)?.toString('utf8') ?? null);
}

/** The same for a change that the session makes. */
export function readNameOfSession(visit: Visit): string | null {
  return readTypedName(visit, ofSession);
}

/** A sign-in by a name that was typed: the session remembers it. */
export function keepNameOfSession({ jar }: Pick<Visit, 'jar'>, slot: string): void {
  const sealed = jar.get(prefix + slot);
  if (sealed !== undefined) jar.set(nameOfSession, sealed);
}

export function forgetTypedName({ jar }: Pick<Visit, 'jar'>, slot: string): void {
  jar.clear(prefix + slot);
}

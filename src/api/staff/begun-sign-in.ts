import { z } from 'zod';
import type { Keys } from '../../platform/keys.ts';

/** A sign-in that was begun: what it is to come back with, where it leads, and since when (in milliseconds). */
const shape = z.strictObject({
  state: z.string(),
  nonce: z.string(),
  codeVerifier: z.string(),
  to: z.string().nullable(),
  at: z.number(),
});
export type BegunSignIn = z.output<typeof shape>;

const aad = 'staff-sign-in';
const longestMs = 600_000;

export function sealBegun(keys: Keys, begun: BegunSignIn): string {
  return keys.sealText('cookie', JSON.stringify(begun), aad).toString('base64url');
}

/** Null for what was not sealed for this, and for what was begun too long ago. */
export function openBegun(keys: Keys, sealed: string | undefined, now: Date): BegunSignIn | null {
  try {
    const text = keys.openText('cookie', Buffer.from(sealed ?? '', 'base64url'), aad);
    const begun = shape.parse(JSON.parse(text));
    return now.getTime() - begun.at < longestMs ? begun : null;
  } catch {
    return null;
  }
}

import { createHash } from 'node:crypto';

/**
 * What the tables hold of a session's or a device's token: SHA-256 of its text. A token has 256 random
 * bits, so that no slower hash is needed.
 */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token, 'utf8').digest();
}

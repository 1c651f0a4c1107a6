import { verify, type VerifyKeyObjectInput } from 'node:crypto';

/**
 * Whether a signature over these bytes is the key's, computed by a thread of Node's pool: the event
 * loop serves others meanwhile. False for a key that OpenSSL reads but does not work with.
 */
export function verifyOffLoop(
  hash: string,
  bytes: Uint8Array,
  key: VerifyKeyObjectInput,
  signature: Uint8Array,
): Promise<boolean> {
  return new Promise((resolve) => {
    try {
      verify(hash, bytes, key, signature, (error, isValid) => {
        resolve(error === null && isValid);
      });
    } catch {
      resolve(false);
    }
  });
}

import type { Keys } from '../../platform/keys.ts';
import type { HashPassword } from './hash-password.ts';

const saltBytes = 16;

/** What passwords are hashed by. */
export type HashingDeps = { keys: Keys; hashPassword: HashPassword };

/** A salt that is the same whenever it is made of the same. */
export function saltOf(keys: Keys, purpose: 'password-salt' | 'decoy-salt', of: string): Buffer {
  return keys.lookup(purpose, of).subarray(0, saltBytes);
}

/** HMAC(pepper, argon2id hash): what an account keeps of its password, and compares. */
export async function pepperedHash(
  { keys, hashPassword }: HashingDeps,
  flowId: string,
  password: string,
  salt: Buffer,
): Promise<Buffer> {
  const hash = await hashPassword(flowId, password, salt);
  return keys.lookup('password-pepper', hash.toString('base64'));
}

import type { Submitted } from '../../domain/steps/submitted.ts';
import type { Keys } from '../../platform/keys.ts';
import type { HashPassword } from './hash-password.ts';

const saltBytes = 16;

/**
 * A password as its flow gets it: the argon2id hash under the pepper, with its salt. The salt comes
 * from flow and key, so that a repeated submission gives the very same credential.
 */
export async function toCredential(
  { keys, hashPassword }: { keys: Keys; hashPassword: HashPassword },
  flowId: string,
  idempotencyKey: string,
  password: string,
): Promise<Submitted<'password'>> {
  const salt = keys.lookup('password-salt', `${flowId}:${idempotencyKey}`).subarray(0, saltBytes);
  const hash = await hashPassword(flowId, password, salt);
  const mac = keys.lookup('password-pepper', hash.toString('base64'));
  return { salt: salt.toString('base64url'), mac: mac.toString('base64url') };
}

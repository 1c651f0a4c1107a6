import type { Submitted } from '../../domain/steps/submitted.ts';
import { type HashingDeps, pepperedHash, saltOf } from './peppered-hash.ts';

/**
 * A password as its flow gets it: the argon2id hash under the pepper, with its salt. The salt comes
 * from flow and key, so that a repeated submission gives the very same credential.
 */
export async function toCredential(
  deps: HashingDeps,
  flowId: string,
  idempotencyKey: string,
  password: string,
): Promise<Submitted<'password'>> {
  const salt = saltOf(deps.keys, 'password-salt', `${flowId}:${idempotencyKey}`);
  const mac = await pepperedHash(deps, flowId, password, salt);
  return { salt: salt.toString('base64url'), mac: mac.toString('base64url') };
}

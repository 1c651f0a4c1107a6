import type { Keys } from '../../../platform/keys.ts';
import type { ActivityDeps } from '../../activity-deps.ts';
import type { ChallengeName } from '../usb-activities.ts';

/**
 * What a USB token is to sign: 256 bits in base64, of the length that Web eID asks for. It belongs to
 * one try at one step of one flow, for one purpose, and nobody without the key can tell it beforehand.
 */
export function challengeNonce(
  keys: Keys,
  { purpose, flowId, step, number }: ChallengeName,
): string {
  return keys.lookup('web-eid-nonce', [purpose, flowId, step, number].join(':')).toString('base64');
}

/** The challenge and the origin that the signature must be for. */
export function issueChallenge(
  { keys, addresses }: ActivityDeps,
  name: ChallengeName,
): Promise<{ nonce: string; origin: string }> {
  return Promise.resolve({ nonce: challengeNonce(keys, name), origin: addresses.origin });
}

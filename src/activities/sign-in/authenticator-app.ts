import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { Keys } from '../../platform/keys.ts';
import { typedCodeMac } from '../../platform/look-ups.ts';
import { otpCode } from '../otp/otp-code.ts';

/** RFC 6238, section 5.2: 30 seconds, which is what the apps take where a URI does not say. */
const secondsInStep = 30;

/** What an app shows during a time step (RFC 6238, section 4.2). */
export function totpCode(secret: Uint8Array, step: number): string {
  return otpCode(secret, step);
}

/** Steps are counted from 1970, each of 30 seconds. */
export function timeStepOf(at: Date): number {
  return Math.floor(at.getTime() / 1000 / secondsInStep);
}

/**
 * The time step whose code was typed, by the MAC that the edge has made of it (`typedCodeMac`): the
 * current one, the next (a clock a little fast) or the one before (a clock a little slow, or a slow
 * hand: RFC 6238, section 5.2); null for any other. The newest first, since it uses up those before.
 */
export function matchingStep(
  keys: Keys,
  place: Pick<ProofName, 'flowId' | 'step'>,
  secret: Uint8Array,
  codeMac: Buffer,
  now: Date,
): number | null {
  const current = timeStepOf(now);
  const isTyped = (step: number): boolean =>
    typedCodeMac(keys, place, totpCode(secret, step)).equals(codeMac);
  return [current + 1, current, current - 1].find(isTyped) ?? null;
}

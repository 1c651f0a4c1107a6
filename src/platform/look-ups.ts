import { formatNotMeCode } from '../domain/account/not-me-code.ts';
import { crockfordText } from '../domain/fields/crockford.ts';
import type { ProofName } from '../domain/proofs/proof-name.ts';
import type { Keys } from './keys.ts';

/**
 * A code that was typed at a step of a flow, as it leaves the edge: of no use without the key, at
 * another step or in another flow.
 */
export function typedCodeMac(
  keys: Keys,
  { flowId, step }: Pick<ProofName, 'flowId' | 'step'>,
  code: string,
): Buffer {
  return keys.lookup('otp', [flowId, step, code].join(':'));
}

/** The same of a recovery code, which is good in any flow of its account: what is stored follows from it. */
export function typedRecoveryCodeMac(keys: Keys, code: string): Buffer {
  return keys.lookup('recovery-code', code);
}

/** What is stored of an account's recovery code, and compared. */
export function recoveryCodeMac(keys: Keys, accountId: string, typedMac: Buffer): Buffer {
  return keys.lookup('recovery-code-of', `${accountId}:${typedMac.toString('base64')}`);
}

/** The code by which somebody says that a sign-in was not theirs: made anew from its id, kept nowhere. */
export function notMeCode(keys: Keys, signInId: string): string {
  return formatNotMeCode(keys.lookup('not-me-code', signInId));
}

/** What a sign-in is found by from the code, as it was told or parsed. */
export function notMeLookup(keys: Keys, code: string): Buffer {
  return keys.lookup('not-me', crockfordText(code));
}

/** The code that takes back what a flow is about to do to an account: made anew from its id, kept nowhere. */
export function cancellationCode(keys: Keys, flowId: string): string {
  return formatNotMeCode(keys.lookup('cancellation', flowId));
}

/** What a cancellation is found by from the code, as it was told or parsed. */
export function cancellationLookup(keys: Keys, code: string): Buffer {
  return keys.lookup('cancellation-code', crockfordText(code));
}

/** The code by which the other party of a complaint objects: made anew from its flow's id, kept nowhere. */
export function objectionCode(keys: Keys, flowId: string): string {
  return formatNotMeCode(keys.lookup('objection', flowId));
}

/** What a hearing is found by from the code, as it was told or parsed. */
export function objectionLookup(keys: Keys, code: string): Buffer {
  return keys.lookup('objection-code', crockfordText(code));
}

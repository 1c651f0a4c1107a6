import { formatNotMeCode, readNotMeCode } from '../domain/account/not-me-code.ts';
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

/** The code by which somebody says that a sign-in was not theirs: made anew from its id, kept nowhere. */
export function notMeCode(keys: Keys, signInId: string): string {
  return formatNotMeCode(keys.lookup('not-me-code', signInId));
}

/** What a sign-in is found by from the code, as it was told or as somebody has typed it. */
export function notMeLookup(keys: Keys, code: string): Buffer {
  return keys.lookup('not-me', readNotMeCode(code));
}

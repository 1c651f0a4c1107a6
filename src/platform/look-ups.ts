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

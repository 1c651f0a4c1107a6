import type { ProofName } from './proof-name.ts';

/** One prompt on a phone: what is asked for, of whom, and how the citizen knows it again. */
export type SimRequest = ProofName & {
  /** Fresh for each prompt, an xs:NCName; the same one when the same order is repeated. */
  apTransId: string;
  /** E.164. */
  phone: string;
  /** The four digits that stand on both screens. */
  code: string;
};

/**
 * What a SIM signs: everything that makes the request this one. A signature given for another
 * purpose, flow, step, prompt or number is none over this text.
 */
export function simSignedText(request: SimRequest): string {
  const { purpose, flowId, step, apTransId, phone, code } = request;
  return JSON.stringify([
    'dinhdanh/sim-signature/2',
    purpose,
    flowId,
    step,
    apTransId,
    phone,
    code,
  ]);
}

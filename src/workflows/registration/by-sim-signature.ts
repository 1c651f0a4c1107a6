import type { StartFlow } from '../engine/flow-input.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { certificateOf } from '../proofs/certificate-of.ts';
import { confirm } from '../steps/confirm.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';
import { findSim } from '../proofs/find-sim.ts';
import { recogniseHolder } from '../proofs/holder.ts';
import { signWithSim } from '../proofs/sim.ts';

/**
 * Registration by SIM signature (guide 1.3): a signature made in the SIM, with the PIN on the phone,
 * proves that the citizen or enterprise holds it, its certificate who they are.
 */
export async function registerBySimSignature(input: StartFlow): Promise<FlowOutcome> {
  return runFlow(input, async (flow) => {
    const { details, consent, certificates } = await findSim(flow);
    const { phone, subjectType } = details;
    const signer = { purpose: 'registration', phone, subjectType, certificates } as const;
    const identity = await signWithSim(flow, signer);
    const known = { ...consent, phone };
    const proven = await recogniseHolder(flow, 'sim_signature', identity, known);
    ensureNotRegistered(proven);
    const confirmed = await confirm(flow, proven);
    const certificate = certificateOf(identity);
    await createAccount(flow, confirmed, [{ kind: 'sim_signature', phone, certificate }]);
  });
}

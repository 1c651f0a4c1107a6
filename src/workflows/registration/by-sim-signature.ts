import type { StartFlow } from '../flow-input.ts';
import { type FlowOutcome, runFlow } from '../run-flow.ts';
import { certificateOf } from '../steps/certificate-of.ts';
import { confirm } from '../steps/confirm.ts';
import { createAccount } from '../steps/create-account.ts';
import { ensureNotRegistered } from '../steps/ensure-not-registered.ts';
import { findSim } from '../steps/find-sim.ts';
import { recogniseHolder } from '../steps/recognise-holder.ts';
import { signWithSim } from '../steps/sign-with-sim.ts';

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

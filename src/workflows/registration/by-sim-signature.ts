import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { findSim } from '../proofs/find-sim.ts';
import { proveBySim } from '../proofs/sim.ts';
import { confirm } from '../steps/confirm.ts';
import { confirmDetails } from '../steps/details.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';

/**
 * Registration by SIM signature (guide 1.3): a signature made in the SIM, with the PIN on the phone,
 * proves that the citizen or enterprise holds it, its certificate who they are.
 */
export async function registerBySimSignature(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'registration', method: 'sim_signature' }, input, async (flow) => {
    const {
      details,
      consent,
      proof: sim,
    } = await confirmDetails(flow, (typed) => findSim(flow, typed));
    const { phone, subjectType } = details;
    const { certificate, ...signer } = await proveBySim(flow, 'registration', {
      phone,
      subjectType,
      ...sim,
    });
    ensureNotRegistered(signer);
    const confirmed = await confirm(flow, signer);
    await createAccount(flow, confirmed, consent, [{ kind: 'sim_signature', phone, certificate }]);
  });
}

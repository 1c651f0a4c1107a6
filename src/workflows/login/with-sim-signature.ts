import type { StartLogin } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { type Identified, judgeByCa } from '../proofs/judge-signature.ts';
import { findSigningSim } from '../proofs/signing-sim.ts';
import { signBySim } from '../proofs/sim.ts';
import { ownerByCertificate } from './owners.ts';
import { sessionFor, signIn } from './sign-in.ts';

/**
 * Login by SIM signature (product.md 2.2): the identity in the SIM's certificate owns the account, whichever
 * certificate it is by now. A login never registers.
 */
export async function loginWithSimSignature(input: StartLogin): Promise<FlowOutcome> {
  return runFlow({ kind: 'login', method: 'sim_signature' }, input, async (flow) => {
    const sim = await findSigningSim(flow);
    const { identity } = await signBySim<Identified>(
      flow,
      'login',
      { ...sim, subjectType: null },
      (ways) => judgeByCa(flow, ways),
    );
    const owner = await ownerByCertificate(flow, 'sim_signature', identity);
    await signIn(
      flow,
      sessionFor(flow, input.signIn, { owner, level: 3, uses: ['sim_signature'] }),
    );
  });
}

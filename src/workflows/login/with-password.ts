import type { Refusal } from '../../domain/problems/refusal.ts';
import type { StartLogin } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByPassword } from './password.ts';
import { SecondFactors } from './second-factors.ts';
import { sessionFor } from './sign-in.ts';

/**
 * Login by user name and password, then a code to the registered phone or of the authenticator app
 * (product.md 2.1). After too many wrong codes the password is asked anew.
 */
export async function loginWithPassword(input: StartLogin): Promise<FlowOutcome> {
  return runFlow({ kind: 'login', method: 'password' }, input, async (flow) => {
    const factors = new SecondFactors(flow);
    let exhausted: Refusal | null = null;
    do {
      const { owner, factor } = await proveByPassword(flow, input.signIn, exhausted);
      // No higher than the account: what it claims to be nobody may have verified.
      const level = owner.level < 2 ? owner.level : 2;
      const session = sessionFor(flow, input.signIn, { owner, level, uses: ['password'] });
      exhausted = await factors.signInBy(factor, session);
    } while (exhausted);
  });
}

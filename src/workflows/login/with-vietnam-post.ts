import type { StartLogin } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByPost } from '../proofs/post.ts';
import { ownerByPost } from './owners.ts';
import { sessionFor, signIn } from './sign-in.ts';

/**
 * Login by Vietnam Post (product.md 2.4): the account there is linked to one here. The session is as
 * high as the Post vouches for, and no higher than the account.
 */
export async function loginWithVietnamPost(input: StartLogin): Promise<FlowOutcome> {
  return runFlow({ kind: 'login', method: 'vietnam_post' }, input, async (flow) => {
    await flow.begin();
    const account = await proveByPost(flow, 'login');
    const owner = await ownerByPost(flow, account);
    const asserted = account.papersChecked ? 3 : 1;
    const level = asserted < owner.level ? asserted : owner.level;
    await signIn(flow, sessionFor(flow, input.signIn, { owner, level, uses: ['vietnam_post'] }));
  });
}

import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { awaitPapers } from '../proofs/papers.ts';
import { proveByPost } from '../proofs/post.ts';
import { confirm } from '../steps/confirm.ts';
import { takeDetails } from '../steps/details.ts';
import { createAccount } from './create-account.ts';
import { ensureNotLinked } from './ensure-not-linked.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';

/**
 * Registration by Vietnam Post (guide 1.5): the citizen signs in there, and the Post says who it is,
 * once a clerk has checked the papers.
 */
export async function registerByVietnamPost(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'registration', method: 'vietnam_post' }, input, async (flow) => {
    const { consent } = await takeDetails(flow);
    const account = await proveByPost(flow, 'registration');
    ensureNotLinked(account);
    const citizen = await awaitPapers(flow, account);
    ensureNotRegistered(citizen);
    const confirmed = await confirm(flow, citizen);
    await createAccount(flow, confirmed, consent, [
      { kind: 'vietnam_post', subject: account.subject },
    ]);
  });
}

import type { StartFlow } from '../engine/flow-input.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { awaitPapers } from '../proofs/papers.ts';
import { confirm } from '../steps/confirm.ts';
import { createAccount } from './create-account.ts';
import { ensureNotLinked } from './ensure-not-linked.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';
import { signInAtPost } from '../proofs/post.ts';
import { takeConsent } from '../steps/consent.ts';

/**
 * Registration by Vietnam Post (guide 1.5): the citizen signs in there, and the Post says who it is,
 * once a clerk has checked the papers.
 */
export async function registerByVietnamPost(input: StartFlow): Promise<FlowOutcome> {
  return runFlow(input, async (flow) => {
    const consent = await takeConsent(flow);
    const account = await signInAtPost(flow);
    ensureNotLinked(account);
    const citizen = await awaitPapers(flow, account, consent);
    ensureNotRegistered(citizen);
    const confirmed = await confirm(flow, citizen);
    await createAccount(flow, confirmed, [{ kind: 'vietnam_post', subject: account.subject }]);
  });
}

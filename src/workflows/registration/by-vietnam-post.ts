import type { StartFlow } from '../flow-input.ts';
import { type FlowOutcome, runFlow } from '../run-flow.ts';
import { awaitPapers } from '../steps/await-papers.ts';
import { confirm } from '../steps/confirm.ts';
import { createAccount } from '../steps/create-account.ts';
import { ensureNotLinked } from '../steps/ensure-not-linked.ts';
import { ensureNotRegistered } from '../steps/ensure-not-registered.ts';
import { signInAtPost } from '../steps/sign-in-at-post.ts';
import { takeConsent } from '../steps/take-consent.ts';

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

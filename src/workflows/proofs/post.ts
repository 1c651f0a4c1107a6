import type { PostAccount, PostSignInVerdict } from '../../activities/post/post-activities.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { PostReturn } from '../../domain/steps/steps.ts';
import type { Flow, Outage } from '../engine/flow.ts';
import { takeLetter } from '../steps/take-letter.ts';

const step = 'vietnam_post';
const postIsAway: Outage = { waitingFor: 'post', code: 'PostUnavailable', at: step };

/**
 * Sends the citizen's browser to sign in at Vietnam Post (guide 1.5), until it brings back the proof
 * that somebody did. Each proof is of one sign-in: a refusal shows the way to the next one.
 */
export async function signInAtPost(flow: Flow): Promise<PostAccount> {
  let problem: Refusal | undefined;
  for (let number = 1; ; number += 1) {
    await showSignIn(flow, number, problem);
    const { data: brought } = await takeLetter(flow, step);
    const verdict = await redeem(flow, number, brought);
    if (verdict.outcome === 'signed_in') return verdict.account;
    problem = { code: verdict.code };
  }
}

async function showSignIn(flow: Flow, number: number, problem: Refusal | undefined): Promise<void> {
  const redirect = await flow.askOutside(postIsAway, (activities) =>
    activities.openPostSignIn({ flowId: flow.record.id, number }),
  );
  await flow.reopen(step, 'post.sign_in_opened', { redirect }, problem);
}

function redeem(flow: Flow, number: number, answer: PostReturn): Promise<PostSignInVerdict> {
  return flow.askOutside(postIsAway, (activities) =>
    activities.redeemPostCode({ flowId: flow.record.id, number, answer }),
  );
}

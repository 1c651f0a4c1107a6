import type { PostAccount } from '../../activities/post/post-activities.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { Flow } from '../engine/flow.ts';
import type { Opening } from '../engine/opening.ts';

const step = 'vietnam_post';
const postIsAway = { waitingFor: 'post', code: 'PostUnavailable' } as const;

/**
 * Sends the citizen's browser to sign in at Vietnam Post (guide 1.5), until it brings back the proof
 * that somebody did. Each proof is of one sign-in: a refusal shows the way to the next one. So does what
 * `use` makes of it where it answers with a code.
 */
export async function proveByPost(
  flow: Flow,
  purpose: Purpose,
  use: (account: PostAccount) => Promise<ProblemCode | null> = () => Promise.resolve(null),
): Promise<PostAccount> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  let number = 0;
  const showSignIn = async (code?: ProblemCode): Promise<Opening<typeof step, PostAccount>> => {
    number += 1;
    const redirect = await flow.askOutside(postIsAway, (activities) =>
      activities.openPostSignIn({ ...proof, number }),
    );
    return {
      ...(code ? { problem: { code } } : { event: 'post.sign_in_opened' }),
      shows: { redirect },
      on: {
        submit: async (answer) => {
          const verdict = await flow.askOutside(postIsAway, (activities) =>
            activities.redeemPostCode({ ...proof, number, answer }),
          );
          if (verdict.outcome === 'refused') return showSignIn(verdict.code);
          const refused = await use(verdict.account);
          return refused ? showSignIn(refused) : { done: verdict.account };
        },
      },
    };
  };
  return flow.step(step, () => showSignIn());
}

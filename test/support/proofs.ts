import { randomUUID } from 'node:crypto';
import { signInAtPost } from '../../scripts/demo/post-browser.ts';
import type { KeyAndCertificate } from './certificates.ts';
import type { Send } from './change-way.ts';
import type { PostCredential } from './citizens.ts';
import { type FlowView, flowOf } from './portal.ts';
import { stepOf } from './registration.ts';
import { pin } from './sim-signature.ts';
import type { System } from './system.ts';
import { until } from './until.ts';
import { redirectOf } from './vietnam-post.ts';
import { signToken } from './web-eid.ts';

/** Types a proof at a flow's step, or gives it elsewhere; answers with what sends it. */
export type Prove = (flow: FlowView) => Promise<Send>;

/** Signs in the SIM: by the PIN, on the phone, once. What is sent then waits for what becomes of it. */
export function signingInSim(
  { portal, simulators }: Pick<System, 'portal' | 'simulators'>,
  phone: string,
): Prove {
  return async (flow) => {
    const { id } = await simulators.prompt(phone);
    let signing: Promise<void> | undefined;
    return async () => {
      await (signing ??= simulators.answerPrompt(phone, id, { pin }));
      return until('the signature to be there', async () => {
        const answer = await portal.read(flow);
        return flowOf(answer).step?.name !== 'sim_signature' && answer;
      });
    };
  };
}

/** Signs the challenge with a token, once for each challenge. */
export function signingByUsb({ portal }: Pick<System, 'portal'>, token: KeyAndCertificate): Prove {
  return (flow) => {
    const { challenge } = stepOf(flow);
    if (!challenge) throw new Error('there is nothing to sign');
    const authToken = signToken({ ...token, ...challenge });
    const key = randomUUID();
    return Promise.resolve(() => portal.step(flow, 'usb_signature', { authToken }, { key }));
  };
}

/** Signs in at the Post, and brings what one comes back with; again where the Post has redeemed it in vain. */
export function signingInAtPost(
  { portal }: Pick<System, 'portal'>,
  credential: PostCredential,
): Prove {
  return async (started) => {
    const signIn = (at: FlowView) => signInAtPost(redirectOf(at), credential);
    let typed = { brought: await signIn(started), key: randomUUID() };
    return async () => {
      const answer = await portal.step(started, 'vietnam_post', typed.brought, { key: typed.key });
      if (answer.ok || answer.problem.code !== 'PostSignInFailed') return answer;
      // The Post redeems a code once, and its answer was lost: one signs in there again.
      const { flow } = answer.problem;
      if (flow) typed = { brought: await signIn(flow), key: randomUUID() };
      return answer;
    };
  };
}

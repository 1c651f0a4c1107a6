import type { LoginMethod } from '../../../client/contract.ts';
import type { Tools, Walk } from '../walk.ts';
import { useSession } from './use-session.ts';
import { loginWithPassword } from './with-password.ts';
import { loginWithSimSignature } from './with-sim-signature.ts';
import { loginWithUsbSignature } from './with-usb-signature.ts';
import { loginWithVietnamPost } from './with-vietnam-post.ts';

/** One walk for each way to sign in: it registers somebody first, and signs out at its end. */
export const loginWalks: Record<LoginMethod, Walk> = {
  password: thenOut(loginWithPassword),
  sim_signature: thenOut(loginWithSimSignature),
  usb_signature: thenOut(loginWithUsbSignature),
  vietnam_post: thenOut(loginWithVietnamPost),
};

function thenOut(signIn: (tools: Tools) => Promise<Tools>): Walk {
  return async (tools) => useSession(await signIn(tools));
}

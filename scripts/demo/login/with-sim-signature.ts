import { registerBySimSignature } from '../by-sim-signature.ts';
import { enterPin } from '../enter-pin.ts';
import { beginLogin, ended, type Tools } from '../walk.ts';
import { takeSession } from './take-session.ts';

/** Guide 2.2: the phone asks, its SIM signs, and its certificate says whose account it is. */
export async function loginWithSimSignature(tools: Tools): Promise<Tools> {
  const { phone, pin } = await registerBySimSignature(tools);
  const body = { phone };
  const { flow, opened } = await beginLogin(tools, 'sim_signature', body, 'the phone is to sign');
  await enterPin(tools, flow, { phone, pin });
  return takeSession(tools, await ended(opened));
}

import { registerByOtp } from '../by-otp.ts';
import { enterPin } from '../enter-pin.ts';
import { say } from '../say.ts';
import { beginLogin, ended, type Tools } from '../walk.ts';
import { signInByCode } from './sign-in-by-code.ts';
import { takeSession } from './take-session.ts';

const pin = '246810';

/** Guide 2.1: user name and password, then the code of an SMS; and a step-up by the phone's SIM. */
export async function loginWithPassword(tools: Tools): Promise<Tools> {
  const { citizen, password } = await registerByOtp('mobile_subscriber', tools, { pin });
  const signedIn = await signInByCode(tools, citizen, password);

  say('\nWhat asks for a higher level has the very session raised: the SIM signs.');
  return stepUpBySim(signedIn, citizen.phone);
}

async function stepUpBySim(tools: Tools, phone: string): Promise<Tools> {
  const body = { phone, stepUp: true };
  const { flow, opened } = await beginLogin(tools, 'sim_signature', body, 'the phone is to sign');
  await enterPin(tools, flow, { phone, pin });
  return takeSession(tools, await ended(opened));
}

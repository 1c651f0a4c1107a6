import { registerByOtp } from '../by-otp.ts';
import { enterPin } from '../enter-pin.ts';
import { readCode } from '../read-code.ts';
import { say } from '../say.ts';
import { beginLogin, ended, submit, type Tools } from '../walk.ts';
import { takeSession } from './take-session.ts';

const pin = '246810';

/** Guide 2.1: user name and password, then the code of an SMS; and a step-up by the phone's SIM. */
export async function loginWithPassword(tools: Tools): Promise<Tools> {
  const { citizen, password } = await registerByOtp('mobile_subscriber', tools, { pin });
  const { documentNumber: username, phone } = citizen;

  const body = { username, password };
  const { opened } = await beginLogin(tools, 'password', body, 'user name and password are right');
  const code = await readCode(tools, phone);
  const signedIn = takeSession(tools, await submit(opened, 'otp', { code }, 'the code is right'));

  say('\nWhat asks for a higher level has the very session raised: the SIM signs.');
  return stepUpBySim(signedIn, phone);
}

async function stepUpBySim(tools: Tools, phone: string): Promise<Tools> {
  const body = { phone, stepUp: true };
  const { flow, opened } = await beginLogin(tools, 'sim_signature', body, 'the phone is to sign');
  await enterPin(tools, flow, { phone, pin });
  return takeSession(tools, await ended(opened));
}

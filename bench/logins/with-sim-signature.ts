import { beginLogin } from '../methods/begin.ts';
import { pin, signingSim } from '../methods/by-sim-signature.ts';
import { handsetOf } from '../methods/handset.ts';
import type { Prepare } from '../methods/registration.ts';

/** 2.2: the PIN on the phone, and a client that waits for what comes of it. */
export const withSimSignature: Prepare = async (tools) => {
  const citizen = await signingSim(tools);
  const { deviceToken } = await tools.accounts.insert(citizen, [await tools.accounts.password()]);
  const { phone } = citizen;
  const handset = handsetOf(tools, phone);
  return async () => {
    const begun = await beginLogin(tools, 'sim_signature', deviceToken, { phone });
    const arrived = await begun.follow();
    await handset.enterPin(await handset.prompt(), pin);
    await arrived(null);
    return begun.read();
  };
};

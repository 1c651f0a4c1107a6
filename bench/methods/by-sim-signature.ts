import type { MadeUpCitizen } from '../../scripts/demo/made-up-citizen.ts';
import { begin } from './begin.ts';
import { consent } from './consent.ts';
import { handsetOf } from './handset.ts';
import type { Prepare, Tools } from './registration.ts';

export const pin = '246810';
const timeoutMs = 10_000;

/** Guide 1.3: the PIN on the phone, and a client that waits for what comes of it. */
export const bySimSignature: Prepare = async (tools) => {
  const { phone } = await signingSim(tools);
  const handset = handsetOf(tools, phone);
  return async () => {
    const details = { subjectType: 'citizen', phone, consent } as const;
    const { follow, end } = await begin(tools, 'sim_signature', details);
    const arrived = await follow();
    await handset.enterPin(await handset.prompt(), pin);
    await arrived('confirm');
    return end('confirm', {});
  };
};

/** A citizen whose SIM signs. */
export async function signingSim({ citizens, simProvider }: Tools): Promise<MadeUpCitizen> {
  const citizen = await citizens.introduce({ sim: { pin } });
  // The simulated SIM gets key and certificate when it is first asked for; a real one has them.
  await simProvider.findCertificate(`+84${citizen.phone.slice(1)}`, { timeoutMs });
  return citizen;
}

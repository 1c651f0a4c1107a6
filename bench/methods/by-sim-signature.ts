import { begin } from './begin.ts';
import { consent } from './consent.ts';
import { handsetOf } from './handset.ts';
import type { Prepare } from './registration.ts';

const pin = '246810';
const timeoutMs = 10_000;

/** Guide 1.3: the PIN on the phone, and a client that waits for what comes of it. */
export const bySimSignature: Prepare = async (tools) => {
  const { phone } = await tools.citizens.introduce({ sim: { pin } });
  // The simulated SIM gets key and certificate when it is first asked for; a real one has them.
  await tools.simProvider.findCertificate(`+84${phone.slice(1)}`, { timeoutMs });
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

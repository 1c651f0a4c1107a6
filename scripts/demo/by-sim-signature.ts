import { enterPin } from './enter-pin.ts';
import { makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount, sayIdentity } from './say.ts';
import { type Tools, arrived, begin, submit } from './walk.ts';

/** Guide 1.3: the phone asks, its SIM signs. */
export async function registerBySimSignature(
  tools: Tools,
): Promise<{ phone: string; pin: string }> {
  const citizen = makeUpCitizen();
  const pin = '246810';
  await tools.simulators.addPerson({ ...citizen, sim: { pin } });
  say(`The SIM of ${citizen.phone} holds a key and a certificate of ${citizen.fullName},`);
  say(`  document number ${citizen.documentNumber}; its PIN is ${pin}.`);

  const { phone } = citizen;
  const { flow, opened } = await begin(
    tools,
    'sim_signature',
    (consent) => ({ subjectType: 'citizen', phone, consent }),
    'the phone is asked to sign',
  );
  await enterPin(tools, flow, { phone, pin });

  const signed = await arrived(opened, ({ step }) => step?.name === 'confirm');
  say('\nThe signature and its certificate are good');
  sayIdentity(signed);
  sayAccount(await submit(opened, 'confirm', {}, 'the identity is confirmed'));
  return { phone, pin };
}

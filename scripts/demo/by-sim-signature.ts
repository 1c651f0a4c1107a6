import { makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount, sayIdentity, tell } from './say.ts';
import { type Tools, begin } from './walk.ts';

/** Guide 1.3: the phone asks, its SIM signs. */
export async function registerBySimSignature(tools: Tools): Promise<void> {
  const citizen = makeUpCitizen();
  const pin = '246810';
  await tools.addPerson({ ...citizen, sim: { pin } });
  say(`The SIM of ${citizen.phone} holds a key and a certificate of ${citizen.fullName},`);
  say(`  document number ${citizen.documentNumber}; its PIN is ${pin}.`);

  const details = { subjectType: 'citizen', phone: citizen.phone };
  const { flow, token } = await begin(
    tools,
    'sim_signature',
    details,
    'the phone is asked to sign',
  );
  say(`  the page shows the code ${flow.step?.simPrompt?.code ?? ''}`);

  const prompt = await tools.prompt(citizen.phone);
  say(`\nOn the phone ${citizen.phone}\n  ${prompt.text}\n  PIN ${pin}`);
  await tools.enterPin(citizen.phone, prompt.id, pin);

  const signed = await tools.arrived(flow, token, 'confirm');
  say('\nThe signature and its certificate are good');
  sayIdentity(signed);
  const ended = await tools.step(flow, token, 'confirm', {});
  tell(ended, 'the identity is confirmed');
  sayAccount(ended.flow);
}

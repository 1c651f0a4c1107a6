import { randomBytes } from 'node:crypto';
import { flows } from '../../src/domain/flows/flows.ts';
import { type ByOtp, detailsFor } from './details-for.ts';
import { makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount } from './say.ts';
import { type Tools, begin, submit } from './walk.ts';

/** Guide 1.1 and 1.2: details that a source confirms, the code of an SMS, a password. */
export async function registerByOtp(method: ByOtp, tools: Tools): Promise<void> {
  const citizen = makeUpCitizen();
  await tools.simulators.addPerson(citizen);
  say(`Carrier and insurer know ${citizen.fullName}, born ${citizen.dateOfBirth},`);
  say(`  document number ${citizen.documentNumber}, owner of ${citizen.phone},`);
  say(`  insured under ${citizen.socialInsuranceNumber}.`);

  const meaning = `${flows.registration[method].proof.en}, and no account has this number`;
  const bodyWith = (consent: { version: string }) => detailsFor[method](citizen, consent);
  const { opened } = await begin(tools, method, bodyWith, meaning);

  const message = await tools.simulators.message(citizen.phone);
  say(`\nSMS on ${citizen.phone}\n  ${message}`);
  const code = /\d{6}/.exec(message)?.[0] ?? '';
  await submit(opened, 'otp', { code }, `the code ${code} is right`);

  const password = `Demo-${randomBytes(6).toString('hex')}-A1`;
  const chosen = { password, repeated: password };
  sayAccount(await submit(opened, 'password', chosen, `the password ${password} is strong enough`));
}

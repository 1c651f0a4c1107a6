import { flows } from '../../src/domain/flows/flows.ts';
import { type ByOtp, detailsFor } from './details-for.ts';
import { type MadeUpCitizen, makeUpCitizen } from './made-up-citizen.ts';
import { makeUpPassword } from './make-up-password.ts';
import { readCode } from './read-code.ts';
import { say, sayAccount } from './say.ts';
import { type Tools, begin, submit } from './walk.ts';

type Registered = { citizen: MadeUpCitizen; password: string };

/** Guide 1.1 and 1.2: details that a source confirms, the code of an SMS, a password. */
export async function registerByOtp(
  method: ByOtp,
  tools: Tools,
  { pin }: { pin?: string } = {},
): Promise<Registered> {
  const citizen = makeUpCitizen();
  await tools.simulators.addPerson({ ...citizen, ...(pin !== undefined && { sim: { pin } }) });
  say(`Carrier and insurer know ${citizen.fullName}, born ${citizen.dateOfBirth},`);
  say(`  document number ${citizen.documentNumber}, owner of ${citizen.phone},`);
  say(`  insured under ${citizen.socialInsuranceNumber}.`);

  const meaning = `${flows.registration[method].proof.en}, and no account has this number`;
  const bodyWith = (consent: { version: string }) => detailsFor[method](citizen, consent);
  const { flow, opened } = await begin(tools, method, bodyWith, meaning);

  const code = await readCode(tools, citizen.phone, flow);
  await submit(opened, 'otp', { code }, `the code ${code} is right`);

  const password = makeUpPassword();
  const chosen = { password, repeated: password };
  sayAccount(await submit(opened, 'password', chosen, `the password ${password} is strong enough`));
  return { citizen, password };
}

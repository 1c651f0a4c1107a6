import { randomBytes } from 'node:crypto';
import { flows } from '../../src/domain/flows/flows.ts';
import { type MadeUpCitizen, makeUpCitizen } from './made-up-citizen.ts';
import { say, sayAccount, tell } from './say.ts';
import { type Tools, begin } from './walk.ts';

type ByOtp = keyof typeof detailsFor;

/** Guide 1.1 and 1.2: details that a source confirms, the code of an SMS, a password. */
export async function registerByOtp(method: ByOtp, tools: Tools): Promise<void> {
  const citizen = makeUpCitizen();
  await tools.addPerson(citizen);
  say(`Carrier and insurer know ${citizen.fullName}, born ${citizen.dateOfBirth},`);
  say(`  document number ${citizen.documentNumber}, owner of ${citizen.phone},`);
  say(`  insured under ${citizen.socialInsuranceNumber}.`);

  const meaning = `${flows[method].proof.en}, and no account has this number`;
  const { flow, token } = await begin(tools, method, detailsFor[method](citizen), meaning);

  const message = await tools.message(citizen.phone);
  say(`\nSMS on ${citizen.phone}\n  ${message}`);
  const code = /\d{6}/.exec(message)?.[0] ?? '';
  tell(await tools.step(flow, token, 'otp', { code }), `the code ${code} is right`);

  const password = `Demo-${randomBytes(6).toString('hex')}-A1`;
  const ended = await tools.step(flow, token, 'password', { password, repeated: password });
  tell(ended, `the password ${password} is strong enough`);
  sayAccount(ended.flow);
}

const detailsFor = {
  mobile_subscriber: ({ documentNumber, ...citizen }: MadeUpCitizen) => ({
    ...typedBy(citizen),
    documentNumber,
  }),
  social_insurance: ({ socialInsuranceNumber, ...citizen }: MadeUpCitizen) => ({
    ...typedBy(citizen),
    socialInsuranceNumber,
  }),
};

function typedBy(citizen: Pick<MadeUpCitizen, 'fullName' | 'dateOfBirth' | 'sex' | 'phone'>) {
  const { fullName, dateOfBirth, sex, phone } = citizen;
  return { subjectType: 'citizen', fullName, dateOfBirth, sex, phone };
}

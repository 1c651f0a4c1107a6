import { randomBytes } from 'node:crypto';
import type { MadeUpCitizen } from '../../scripts/demo/made-up-citizen.ts';
import { begin } from './begin.ts';
import { handsetOf } from './handset.ts';
import type { Prepare } from './registration.ts';

/** Details that a source confirms, by which the citizen is looked up there; the OTP; a password. */
export function byOtp(
  method: 'mobile_subscriber' | 'social_insurance',
  lookUp: 'documentNumber' | 'socialInsuranceNumber',
): Prepare {
  return async (tools) => {
    const citizen = await tools.citizens.introduce();
    const details = { ...typedBy(citizen), [lookUp]: citizen[lookUp] };
    const password = `Bench-${randomBytes(6).toString('hex')}-A1`;
    return async () => {
      const { step, end } = await begin(tools, method, details);
      await step('otp', { code: await handsetOf(tools, citizen.phone).code() });
      return end('password', { password, repeated: password });
    };
  };
}

function typedBy({ fullName, dateOfBirth, sex, phone }: MadeUpCitizen) {
  return { subjectType: 'citizen', fullName, dateOfBirth, sex, phone };
}

import { randomBytes } from 'node:crypto';
import { type ByOtp, detailsFor } from '../../scripts/demo/details-for.ts';
import { begin } from './begin.ts';
import { consent } from './consent.ts';
import { handsetOf } from './handset.ts';
import type { Prepare } from './registration.ts';

/** Details that a source confirms, by which the citizen is looked up there; the OTP; a password. */
export function byOtp(method: ByOtp): Prepare {
  return async (tools) => {
    const citizen = await tools.citizens.introduce();
    const details = detailsFor[method](citizen, consent);
    const password = `Bench-${randomBytes(6).toString('hex')}-A1`;
    return async () => {
      const { step, end } = await begin(tools, method, details);
      await step('otp', { code: await handsetOf(tools, citizen.phone).code() });
      return end('password', { password, repeated: password });
    };
  };
}

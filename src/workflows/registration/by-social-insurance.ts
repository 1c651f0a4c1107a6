import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveInsuredPerson } from '../proofs/insured-person.ts';
import { proveByOtp } from '../proofs/otp.ts';
import { choosePassword } from '../proofs/password.ts';
import { confirmDetails } from '../steps/details.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';

/**
 * Registration by social insurance number (guide 1.2): the insurer's record equals what was typed
 * and gives the identity number; an OTP shows that the citizen holds the phone.
 */
export async function registerBySocialInsurance(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'registration', method: 'social_insurance' }, input, async (flow) => {
    const { proof: insured, consent } = await confirmDetails(flow, (details) =>
      proveInsuredPerson(flow, 'registration', details),
    );
    ensureNotRegistered(insured);
    const { phone } = insured.registrant;
    await proveByOtp(flow, 'registration', { phone, unlessRegistered: insured.registrant });
    const password = await choosePassword(flow);
    await createAccount(flow, insured, consent, [password, { kind: 'otp_phone', phone }]);
  });
}

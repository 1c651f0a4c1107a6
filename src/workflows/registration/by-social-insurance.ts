import type { StartFlow } from '../flow-input.ts';
import { type FlowOutcome, runFlow } from '../run-flow.ts';
import { choosePassword } from '../steps/choose-password.ts';
import { createAccount } from '../steps/create-account.ts';
import { ensureNotRegistered } from '../steps/ensure-not-registered.ts';
import { proveInsuredPerson } from '../steps/prove-insured-person.ts';
import { verifyOtp } from '../steps/verify-otp.ts';

/**
 * Registration by social insurance number (guide 1.2): the insurer's record equals what was typed
 * and gives the identity number; an OTP shows that the citizen holds the phone.
 */
export async function registerBySocialInsurance(input: StartFlow): Promise<FlowOutcome> {
  return runFlow(input, async (flow) => {
    const insured = await proveInsuredPerson(flow);
    ensureNotRegistered(insured);
    const { phone } = insured.registrant;
    await verifyOtp(flow, phone);
    const password = await choosePassword(flow);
    await createAccount(flow, insured, [password, { kind: 'otp_phone', phone }]);
  });
}

import type { StartFlow } from '../engine/flow-input.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { choosePassword } from '../proofs/password.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';
import { proveInsuredPerson } from '../proofs/insured-person.ts';
import { verifyOtp } from '../proofs/otp.ts';

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

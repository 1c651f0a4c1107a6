import type { StartFlow } from '../engine/flow-input.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { choosePassword } from '../proofs/password.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';
import { proveSubscriber } from '../proofs/subscriber.ts';
import { verifyOtp } from '../proofs/otp.ts';

/**
 * Registration by own mobile subscription (guide 1.1): the carrier says that the number belongs to
 * this citizen, an OTP that the citizen holds the phone.
 */
export async function registerByMobileSubscriber(input: StartFlow): Promise<FlowOutcome> {
  return runFlow(input, async (flow) => {
    const subscriber = await proveSubscriber(flow);
    ensureNotRegistered(subscriber);
    const { phone } = subscriber.registrant;
    await verifyOtp(flow, phone);
    const password = await choosePassword(flow);
    await createAccount(flow, subscriber, [password, { kind: 'otp_phone', phone }]);
  });
}

import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByOtp } from '../proofs/otp.ts';
import { choosePassword } from '../proofs/password.ts';
import { proveSubscriber } from '../proofs/subscriber.ts';
import { confirmDetails } from '../steps/details.ts';
import { createAccount } from './create-account.ts';
import { ensureNotRegistered } from './ensure-not-registered.ts';

/**
 * Registration by own mobile subscription (guide 1.1): the carrier says that the number belongs to
 * this citizen, an OTP that the citizen holds the phone.
 */
export async function registerByMobileSubscriber(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'registration', method: 'mobile_subscriber' }, input, async (flow) => {
    const { proof: subscriber, consent } = await confirmDetails(flow, (details) =>
      proveSubscriber(flow, 'registration', details),
    );
    ensureNotRegistered(subscriber);
    const { phone } = subscriber.registrant;
    await proveByOtp(flow, 'registration', { phone, unlessRegistered: subscriber.registrant });
    const password = await choosePassword(flow);
    await createAccount(flow, subscriber, consent, [password, { kind: 'otp_phone', phone }]);
  });
}

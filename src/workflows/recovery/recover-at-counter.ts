import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByOtp } from '../proofs/otp.ts';
import { proveAtCounter } from './prove-at-counter.ts';
import { giveBackWithPassword } from './recovered.ts';
import { waitUntilTakenBack } from './wait-until-taken-back.ts';

/**
 * Khôi phục tại quầy giao dịch (guide 1.1, Chú ý): a phone that answers a code, papers that two people have
 * looked at, a day in which the contacts of the account can take it back, and a new password.
 */
export async function recoverAtCounter(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'recovery', method: 'counter' }, input, async (flow) => {
    const request = await flow.step('counter_request', {
      event: 'counter_request.awaited',
      on: { submit: (typed) => Promise.resolve({ done: typed }) },
    });
    const { username: documentNumber, phone, fullName } = request;
    flow.personal = { documentNumber, phone, fullName };
    await proveByOtp(flow, 'recovery', { phone });
    const accountId = await proveAtCounter(flow, request);
    await waitUntilTakenBack(flow, accountId);
    await giveBackWithPassword(
      flow,
      { accountId, phone },
      {
        after: 'password.awaited',
        event: 'account.recovered',
        giveBack: (password) => (activities, next) =>
          activities.recoverAtCounter({ ...password, next }),
      },
    );
  });
}

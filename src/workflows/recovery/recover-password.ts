import type { StartFlow } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { proveByRegisteredPhone } from './prove-by-registered-phone.ts';
import { giveBackWithPassword } from './recovered.ts';

/**
 * Quên mật khẩu (guide 1.1, Chú ý): a code to the registered phone, a new password. Whether there is such
 * an account nobody learns before they have typed that code.
 */
export async function recoverPassword(input: StartFlow): Promise<FlowOutcome> {
  return runFlow({ kind: 'recovery', method: 'password' }, input, async (flow) => {
    const { name } = await flow.step('username', {
      event: 'username.awaited',
      on: { submit: (typed) => Promise.resolve({ done: typed }) },
    });
    const target = await proveByRegisteredPhone(flow, name);
    await giveBackWithPassword(flow, target, {
      after: 'otp.verified',
      event: 'password.reset',
      giveBack: (password) => (activities, next) => activities.resetPassword({ ...password, next }),
    });
  });
}

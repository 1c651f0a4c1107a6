import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { Flow } from '../engine/flow.ts';
import { OtpMessages } from './otp-messages.ts';
import type { PhoneReceiver } from './otp-sender.ts';

const step = 'otp';

/**
 * Has the citizen type the code that was sent to the phone (guide 1.1, Bước 4). "Gửi lại OTP" sends
 * another one, which replaces the first. None is sent where an account holds a number of the receiver's:
 * the early answer to a duplicate (guide 1.1, Bước 3), which ends the flow.
 */
export async function proveByOtp(flow: Flow, purpose: Purpose, to: PhoneReceiver): Promise<void> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const messages: OtpMessages<null> = new OtpMessages(flow, proof, to, {
    submit: async ({ codeMac }, attemptId) => {
      const attempt = { proof, phone: to.phone, number: messages.number, codeMac, attemptId };
      const { triesPerCode } = flow.settings.otp;
      const verdict = await flow.passWith(
        'otp.verified',
        (activities, next) => activities.verifyOtp({ ...attempt, triesPerCode, next }),
        ({ outcome }) => outcome === 'right',
      );
      return verdict.outcome === 'right' ? { done: null } : messages.refuse(verdict);
    },
    resendOtp: () => messages.resend(),
  });
  await flow.step(step, () => messages.send());
}

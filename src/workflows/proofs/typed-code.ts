import type { OtpVerdict, VerifyOtp } from '../../activities/otp/otp-activities.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { OtpStep } from '../../domain/steps/otp-steps.ts';
import type { Flow } from '../engine/flow.ts';
import type { Work } from '../engine/perform.ts';
import { OtpMessages } from './otp-messages.ts';
import type { OtpReceiver } from './otp-sender.ts';

type Proving = { step: OtpStep; purpose: Purpose; to: OtpReceiver };

/**
 * Has the citizen type the code that was sent to a phone or an e-mail address, and does then what it was
 * asked for; `finish` answers with why that is refused, for now: the same code is good for it once more.
 */
export async function proveByCode(
  flow: Flow,
  { step, purpose, to }: Proving,
  finish: () => Promise<Refusal | null> = () => Promise.resolve(null),
): Promise<void> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const messages: OtpMessages<null> = new OtpMessages(flow, proof, to, {
    submit: async ({ codeMac }, attemptId) => {
      const { triesPerCode } = flow.settings.otp;
      const attempt = { proof, number: messages.number, codeMac, attemptId, triesPerCode };
      const verdict = await flow.perform(verifying({ ...attempt, next: null }, to));
      if (verdict.outcome !== 'right') return messages.refuse(verdict);
      const refusal = await finish();
      return refusal ? messages.refused(refusal) : { done: null };
    },
    resendOtp: () => messages.resend(),
  });
  await flow.step(step, () => messages.send());
}

function verifying(attempt: Omit<VerifyOtp, 'phone'>, to: OtpReceiver): Work<OtpVerdict> {
  if ('email' in to) {
    const { email } = to;
    return (activities) => activities.verifyEmailCode({ ...attempt, email });
  }
  const { phone } = to;
  return (activities) => activities.verifyOtp({ ...attempt, phone });
}

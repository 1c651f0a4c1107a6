import type { Found, RecoveryCode } from '../../activities/recovery/recovery-activities.ts';
import type { Purpose } from '../../domain/proofs/proof-name.ts';
import type { Flow } from '../engine/flow.ts';
import { performAside } from '../engine/perform.ts';
import { OtpMessages } from '../proofs/otp-messages.ts';
import type { OtpSender } from '../proofs/otp-sender.ts';

const step = 'otp';
/** Not even the last digits: there may be no phone. */
const sentTo = '+84 *** *** ***';

/** What was asked for, and how the message tells it: for what, and of which flow. */
type Asked = { purpose: Purpose; name: string; reference: string };

/**
 * Has somebody type the code that was sent to the phone of what was found, if anything was. The flow goes the
 * same way for everything that is asked for: it is open at its step before anything is sent, and whatever is
 * typed for nobody is wrong.
 */
export async function proveQuietly<T extends { phone: string }>(
  flow: Flow,
  { purpose, name, reference }: Asked,
  found: Found<T>,
): Promise<T> {
  const proof = { flowId: flow.record.id, step, purpose } as const;
  const code = (number: number): RecoveryCode => ({ proof, number, name, recoverable: found });
  const sender = quietly(flow, code, reference);
  const messages: OtpMessages<T> = new OtpMessages(flow, proof, sender, {
    submit: async ({ codeMac }, attemptId) => {
      const { triesPerCode } = flow.settings.otp;
      const attempt = { ...code(messages.number), codeMac, attemptId, triesPerCode };
      const verdict = await flow.perform((activities) => activities.verifyRecoveryCode(attempt));
      if (verdict.outcome !== 'right') return messages.refuse(verdict);
      // A code of nobody is never right.
      return found.target ? { done: found.target } : messages.refuse(wrong);
    },
    resendOtp: () => messages.resend(),
  });
  return flow.step(step, () => messages.send());
}

const wrong = { outcome: 'wrong', attemptsLeft: 0 } as const;

/** The code is opened with the step, and sent beside the flow, whose answers do not wait for it. */
function quietly(flow: Flow, code: (number: number) => RecoveryCode, reference: string): OtpSender {
  return {
    shown: { sentTo, delivery: 'pending' },
    send: async (activities, { number, ttlMs }, next) => {
      await activities.openRecoveryCode({ ...code(number), ttlMs, next });
      return { sent: true };
    },
    afterwards: ({ number, ttlMs, language, click }) => {
      const message = { ...code(number), ttlMs, language, reference, click };
      performAside(flow.settings, ttlMs, (activities) => activities.sendRecoveryCode(message));
    },
  };
}

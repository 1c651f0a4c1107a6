import type { RecoveryCode } from '../../activities/recovery/recovery-activities.ts';
import type { RecoveryTarget } from '../../db/recovery/recoverable.ts';
import type { Flow } from '../engine/flow.ts';
import { performAside } from '../engine/perform.ts';
import { OtpMessages } from '../proofs/otp-messages.ts';
import type { OtpSender } from '../proofs/otp-sender.ts';

const step = 'otp';
/** Not even the last digits: there may be no phone. */
const sentTo = '+84 *** *** ***';

/**
 * Has somebody type the code that was sent to the registered phone of an account, if there is one that a
 * code gives back. The flow goes the same way for every name: it is open at its step before anything is
 * sent, and whatever is typed for nobody is wrong.
 */
export async function proveByRegisteredPhone(flow: Flow, name: string): Promise<RecoveryTarget> {
  const recoverable = await flow.perform((activities) => activities.findRecoverable({ name }));
  const proof = { flowId: flow.record.id, step, purpose: 'recovery' } as const;
  const code = (number: number): RecoveryCode => ({ proof, number, name, recoverable });
  const messages: OtpMessages<RecoveryTarget> = new OtpMessages(flow, proof, quietly(flow, code), {
    submit: async ({ codeMac }, attemptId) => {
      const { triesPerCode } = flow.settings.otp;
      const attempt = { ...code(messages.number), codeMac, attemptId, triesPerCode };
      const verdict = await flow.perform((activities) => activities.verifyRecoveryCode(attempt));
      if (verdict.outcome !== 'right') return messages.refuse(verdict);
      // A code of nobody is never right.
      return recoverable.target ? { done: recoverable.target } : messages.refuse(wrong);
    },
    resendOtp: () => messages.resend(),
  });
  return flow.step(step, () => messages.send());
}

const wrong = { outcome: 'wrong', attemptsLeft: 0 } as const;

/** The code is opened with the step, and sent beside the flow, whose answers do not wait for it. */
function quietly(flow: Flow, code: (number: number) => RecoveryCode): OtpSender {
  return {
    shown: { sentTo, delivery: 'pending' },
    send: async (activities, { number, ttlMs }, next) => {
      await activities.openRecoveryCode({ ...code(number), ttlMs, next });
      return { sent: true };
    },
    afterwards: ({ number, ttlMs, language, click }) => {
      const { reference } = flow.record;
      const message = { ...code(number), ttlMs, language, reference, click };
      performAside(flow.settings, ttlMs, (activities) => activities.sendRecoveryCode(message));
    },
  };
}

import type { OtpVerdict } from '../../activities/activities.ts';
import type { Flow, Opening } from '../engine/flow.ts';
import { FinalRefusal } from '../engine/run-flow.ts';
import { OtpMessages } from './otp-messages.ts';

/**
 * Has the citizen type the code that was sent to the phone (guide 1.1, Bước 4). "Gửi lại OTP" sends
 * another one, which replaces the first.
 */
export async function verifyOtp(flow: Flow, phone: string): Promise<void> {
  const messages = new OtpMessages(flow, phone);
  await messages.send();
  for (;;) {
    const letter = await flow.take();
    if (letter.step === 'resendOtp') {
      await messages.resend();
    } else if (letter.step === 'otp' && 'idempotencyKey' in letter) {
      const { idempotencyKey: attemptId, data } = letter;
      const verdict = await tryCode(flow, messages, { attemptId, codeMac: data.codeMac });
      if (verdict.outcome === 'right') return;
      await refuse(flow, messages, verdict);
    }
  }
}

async function tryCode(
  flow: Flow,
  messages: OtpMessages,
  attempt: { attemptId: string; codeMac: string },
): Promise<OtpVerdict> {
  const next = flow.upcoming(flow.stepAfter('otp'), 'otp.verified');
  const verdict = await flow.perform((activities) =>
    activities.verifyOtp({
      ...attempt,
      flowId: flow.record.id,
      number: messages.number,
      phone: messages.phone,
      triesPerCode: flow.settings.otpTriesPerCode,
      triesPerDay: flow.settings.otpTriesPerDay,
      next,
    }),
  );
  if (verdict.outcome === 'right') flow.arrive(next);
  return verdict;
}

async function refuse(
  flow: Flow,
  messages: OtpMessages,
  verdict: Exclude<OtpVerdict, { outcome: 'right' }>,
): Promise<void> {
  switch (verdict.outcome) {
    case 'wrong':
    case 'superseded': {
      const { attemptsLeft } = verdict;
      const code = verdict.outcome === 'wrong' ? 'OtpWrong' : 'OtpSuperseded';
      return flow.refuse({ code, attemptsLeft }, showAttemptsLeft(flow, attemptsLeft));
    }
    case 'daily_limit':
      return flow.refuse({ code: 'OtpDailyLimit', retryAt: verdict.until });
    case 'expired':
    case 'exhausted': {
      const code = verdict.outcome === 'expired' ? 'OtpExpired' : 'OtpExhausted';
      // No code that could still be right, and no way to another one.
      if (!messages.hasResendLeft) throw new FinalRefusal({ code });
      return flow.refuse({ code, attemptsLeft: 0 }, showAttemptsLeft(flow, 0));
    }
  }
}

function showAttemptsLeft(flow: Flow, attemptsLeft: number): Opening {
  const otp = flow.record.step?.otp;
  return otp ? { otp: { ...otp, attemptsLeft } } : {};
}

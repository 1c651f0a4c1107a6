import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import type { OpenStep } from '../../src/domain/steps/open-step.ts';
import { maskPhone } from '../../src/domain/subject/mask-phone.ts';
import type { FlowSettings } from '../../src/workflows/engine/flow-settings.ts';
import { isoTime } from '../../src/workflows/engine/records.ts';

/** The step `otp` as the workflow opens it after its first message. */
export function otpStep(phone: string, { otp }: FlowSettings, now: number): OpenStep {
  return {
    name: 'otp',
    waitingFor: 'citizen',
    actions: ['submit', 'resendOtp', 'cancel'],
    until: isoTime(now + otp.ttlMs),
    otp: {
      sentTo: maskPhone(phone),
      attemptsLeft: otp.triesPerCode,
      resendAfter: isoTime(now + otp.resendAfterMs),
      delivery: 'pending',
    },
  };
}

/** The step `password` as the workflow opens it. */
export function passwordStep({ expiresAt }: FlowRecord): OpenStep {
  return {
    name: 'password',
    waitingFor: 'citizen',
    actions: ['submit', 'cancel'],
    until: expiresAt,
  };
}

/** The step `usb_signature` as the workflow opens it with its first challenge. */
export function challengeStep(
  challenge: { nonce: string; origin: string },
  { usbSignature: { challengeTtlMs } }: FlowSettings,
  now: number,
): OpenStep {
  const until = isoTime(now + challengeTtlMs);
  return {
    name: 'usb_signature',
    waitingFor: 'citizen',
    actions: ['submit', 'resendPrompt', 'cancel'],
    until,
    challenge: { ...challenge, until },
  };
}

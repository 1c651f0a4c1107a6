import type { FlowRecord, OpenStep } from '../../src/domain/flows/flow-record.ts';
import { maskPhone } from '../../src/domain/subject/mask-phone.ts';
import type { FlowSettings } from '../../src/workflows/engine/flow-input.ts';
import { isoTime } from '../../src/workflows/engine/flow-records.ts';

/** The step `otp` as the workflow opens it after its first message. */
export function otpStep(phone: string, settings: FlowSettings, now: number): OpenStep {
  return {
    name: 'otp',
    waitingFor: 'citizen',
    actions: ['submit', 'resendOtp', 'cancel'],
    until: isoTime(now + settings.otpTtlMs),
    otp: {
      sentTo: maskPhone(phone),
      attemptsLeft: settings.otpTriesPerCode,
      resendAfter: isoTime(now + settings.otpResendAfterMs),
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

import { heldNumbers } from '../../db/accounts/accounts.ts';
import { otpMessage } from '../../domain/proofs/otp-message.ts';
import { heldUntil, laterOf } from '../../domain/proofs/quiet-hours.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { deliverCode } from './deliver-code.ts';
import { handOverMessage } from './hand-over-message.ts';
import type { OtpSending, SendOtp } from './otp-activities.ts';
import { messageThrottles } from './otp-throttles.ts';

/** Sends a code by SMS, as `deliverCode` has it; at night only one that somebody waits for. */
export async function sendOtp(deps: ActivityDeps, input: SendOtp): Promise<OtpSending> {
  const { proof, phone, ttlMs, language, next, click, askedAt, isAskedFor, unlessRegistered } =
    input;
  const { keys, now, quietHours, quotas, timeouts } = deps;
  const held = heldUntil(laterOf(now(), askedAt), quietHours, { click, waitsMs: ttlMs });
  if (held) return { sent: false, code: 'MessagesAtNight', until: held.toISOString() };
  const { reference } = next.record;
  return deliverCode(deps, input, {
    quota: messageThrottles(keys, phone, quotas, proof.purpose),
    timeoutMs: timeouts.smsMs,
    phoneLookup: isAskedFor ? null : keys.lookup('phone', phone),
    unless: unlessRegistered ? heldNumbers(keys, unlessRegistered) : null,
    handOver: (code) => {
      const text = otpMessage(code, { purpose: proof.purpose, reference, ttlMs }, language);
      return handOverMessage(deps.sms, { to: phone, text }, timeouts.smsMs);
    },
  });
}

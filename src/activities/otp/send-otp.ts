import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { SmsClient } from '../../adapters/sms/client.ts';
import { heldNumbers } from '../../db/accounts/accounts.ts';
import { otpMessage } from '../../domain/proofs/otp-message.ts';
import { heldUntil } from '../../domain/proofs/quiet-hours.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { deliverCode } from './deliver-code.ts';
import type { OtpSending, SendOtp } from './otp-activities.ts';
import { messageThrottles } from './otp-throttles.ts';

/** Sends a code by SMS, as `deliverCode` has it; at night only one that somebody waits for. */
export async function sendOtp(deps: ActivityDeps, input: SendOtp): Promise<OtpSending> {
  const { proof, phone, ttlMs, language, next, click, isAskedFor, unlessRegistered } = input;
  const { keys, now, quietHours, quotas, timeouts } = deps;
  const held = heldUntil(now(), quietHours, { click, waitsMs: ttlMs });
  if (held) return { sent: false, code: 'MessagesAtNight', until: held.toISOString() };
  const { reference } = next.record;
  return deliverCode(deps, input, {
    quota: messageThrottles(keys, phone, quotas, proof.purpose),
    timeoutMs: timeouts.smsMs,
    phoneLookup: isAskedFor ? null : keys.lookup('phone', phone),
    unless: unlessRegistered ? heldNumbers(keys, unlessRegistered) : null,
    handOver: (code) => {
      const text = otpMessage(code, { purpose: proof.purpose, reference, ttlMs }, language);
      return handOver(deps.sms, { to: phone, text }, timeouts.smsMs);
    },
  });
}

/**
 * Null when the SMS centre did not say whether it has taken the message: it may be on its way, so it
 * is not sent a second time; the citizen can ask for another one.
 */
async function handOver(
  sms: SmsClient,
  message: { to: string; text: string },
  timeoutMs: number,
): Promise<{ messageId: string } | null> {
  try {
    return await sms.submit(message, { timeoutMs });
  } catch (error) {
    const reason = error instanceof OutsideSystemError ? error.reason : undefined;
    if (reason === 'timeout' || reason === 'malformed') return null;
    throw error;
  }
}

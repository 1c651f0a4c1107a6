import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { SmsClient } from '../../adapters/sms/client.ts';
import { openChallenge } from '../../db/proofs/otp-challenges.ts';
import { openColumn, sealColumn } from '../../db/sealed.ts';
import { saveFlow } from '../../db/flows/flows.ts';
import { otpMessage } from '../../domain/proofs/otp-message.ts';
import type { SendOtp } from './otp-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { newOtpSecret, otpCode, otpCodeMac } from './otp-code.ts';
import { messageThrottles } from './otp-throttles.ts';

/**
 * Opens the challenge, hands its message to the SMS centre, and writes the flow at its next step.
 * A crash in between sends the same code once more, never another one.
 */
export async function sendOtp(
  { database, keys, sms, timeouts, quotas }: ActivityDeps,
  input: SendOtp,
): Promise<{ sent: true } | { sent: false; limitedUntil: string }> {
  const { proof, number, phone, ttlMs, next } = input;
  const sealedFor = [proof.flowId, proof.step, number].join(':');
  const fresh = newOtpSecret();
  const challenge = {
    proof,
    number,
    ttlMs,
    sealedSecret: sealColumn(keys, 'otp_challenge.secret', sealedFor, fresh),
    codeMac: otpCodeMac(keys, proof, otpCode(fresh, number)),
  };
  const opened = await openChallenge(database.db, challenge, messageThrottles(keys, phone, quotas));
  if ('limitedUntil' in opened) {
    return { sent: false, limitedUntil: opened.limitedUntil.toISOString() };
  }
  const secret = openColumn(keys, 'otp_challenge.secret', sealedFor, opened.sealedSecret);
  const text = otpMessage(otpCode(secret, number), proof.purpose, ttlMs);
  const message = await handOver(sms, { to: phone, text }, timeouts.smsMs);
  await saveFlow(database.db, keys, next, message ? { id: message.messageId } : undefined);
  return { sent: true };
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

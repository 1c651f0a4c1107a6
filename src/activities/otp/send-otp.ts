import { setTimeout as pause } from 'node:timers/promises';
import { OutsideSystemError } from '../../adapters/outside-system-error.ts';
import type { SmsClient } from '../../adapters/sms/client.ts';
import { heldNumbers } from '../../db/accounts/accounts.ts';
import {
  type NewChallenge,
  type Opened,
  markSent,
  openChallenge,
  unclaim,
} from '../../db/proofs/otp-challenges.ts';
import { openColumn, sealColumn } from '../../db/sealed.ts';
import { saveFlow } from '../../db/flows/flows.ts';
import { otpMessage } from '../../domain/proofs/otp-message.ts';
import { heldUntil } from '../../domain/proofs/quiet-hours.ts';
import type { OtpSending, SendOtp } from './otp-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { newOtpSecret, otpCode, otpCodeMac } from './otp-code.ts';
import { messageThrottles } from './otp-throttles.ts';

/** From the claim of a message to its handing over; who is slower claims it anew. */
const readyMs = 2_000;
const lookMs = 250;
/** Longer than any claim lasts. */
const mostLooks = 60;

/**
 * Opens the challenge, hands its message to the SMS centre, and writes the flow at its next step. One
 * call hands it over at a time, though a first try may still be at work when the next one begins; a
 * crash in between sends the same code once more, never another one.
 */
export async function sendOtp(deps: ActivityDeps, input: SendOtp): Promise<OtpSending> {
  const { proof, number, ttlMs, next, click } = input;
  const { database, keys, now, quietHours } = deps;
  const held = heldUntil(now(), quietHours, { click, waitsMs: ttlMs });
  if (held) return { sent: false, code: 'MessagesAtNight', until: held.toISOString() };
  const opened = await claim(deps, input);
  if (opened.state === 'limited') {
    return { sent: false, code: 'MessageLimit', until: opened.until.toISOString() };
  }
  if (opened.state === 'unwanted') return { sent: false, code: 'AccountAlreadyExists' };
  if (opened.state === 'elsewhere') {
    const until = new Date(opened.sentAt.getTime() + input.resendAfterMs).toISOString();
    return { sent: false, code: 'OtpSentElsewhere', until };
  }
  const message = opened.state === 'ours' ? await send(deps, input, opened.sealedSecret) : null;
  const told = message ? { id: message.messageId } : undefined;
  await saveFlow(database.db, keys, next, told, markSent(proof, number));
  return { sent: true };
}

type Claimed = Exclude<Opened, { state: 'under_way' }>;

/** The challenge, once nobody else hands its message over. */
async function claim(deps: ActivityDeps, input: SendOtp): Promise<Claimed> {
  const { database, keys, quotas } = deps;
  const quota = messageThrottles(keys, input.phone, quotas, input.proof.purpose);
  for (let look = 0; look < mostLooks; look += 1) {
    const begun = performance.now();
    const opened = await openChallenge(database.db, challengeOf(deps, input), quota);
    const isLate = performance.now() - begun > readyMs;
    if (opened.state !== 'under_way' && !(opened.state === 'ours' && isLate)) return opened;
    await pause(lookMs);
  }
  throw new Error('somebody else hands the message over, and does not come to an end');
}

function challengeOf({ keys, timeouts }: ActivityDeps, input: SendOtp): NewChallenge {
  const { proof, number, ttlMs, phone, isAskedFor, unlessRegistered } = input;
  const fresh = newOtpSecret();
  return {
    proof,
    number,
    ttlMs,
    sealedSecret: sealColumn(keys, 'otp_challenge.secret', sealedFor(input), fresh),
    codeMac: otpCodeMac(keys, proof, otpCode(fresh, number)),
    claimMs: readyMs + timeouts.smsMs,
    phoneLookup: isAskedFor ? null : keys.lookup('phone', phone),
    unless: unlessRegistered ? heldNumbers(keys, unlessRegistered) : null,
  };
}

function sealedFor({ proof, number }: SendOtp): string {
  return [proof.flowId, proof.step, number].join(':');
}

async function send(
  { database, keys, sms, timeouts }: ActivityDeps,
  input: SendOtp,
  sealedSecret: Buffer,
): Promise<{ messageId: string } | null> {
  const { proof, number, phone, ttlMs, language, next } = input;
  const secret = openColumn(keys, 'otp_challenge.secret', sealedFor(input), sealedSecret);
  const code = otpCode(secret, number);
  const { reference } = next.record;
  const text = otpMessage(code, { purpose: proof.purpose, reference, ttlMs }, language);
  try {
    return await handOver(sms, { to: phone, text }, timeouts.smsMs);
  } catch (error) {
    await unclaim(database.db, proof, number);
    throw error;
  }
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

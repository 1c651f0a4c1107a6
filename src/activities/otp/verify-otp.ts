import { savingFlow } from '../../db/flows/flows.ts';
import { type Verdict, tryCode } from '../../db/proofs/otp-challenges.ts';
import { purposeMac } from './otp-code.ts';
import type { OtpVerdict, VerifyOtp } from './otp-activities.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { wrongCodeThrottle } from './otp-throttles.ts';

/**
 * Counts the attempt, compares, and consumes the code; a right one takes the flow to its next step
 * in the same statement. A repeated call with the same attempt gives the same verdict.
 */
export async function verifyOtp(
  { database, keys, quotas }: ActivityDeps,
  input: VerifyOtp,
): Promise<OtpVerdict> {
  const { proof, number, attemptId, triesPerCode, next } = input;
  const attempt = {
    proof,
    number,
    attemptId,
    triesPerCode,
    codeMac: purposeMac(keys, proof, Buffer.from(input.codeMac, 'base64url')),
    daily: wrongCodeThrottle(keys, input.phone, quotas.otpTriesPerDay),
  };
  const verdict = await tryCode(
    database.db,
    attempt,
    next ? (isRight) => savingFlow(keys, next, { when: isRight }) : undefined,
  );
  return toOutcome(verdict, triesPerCode);
}

function toOutcome(verdict: Verdict, triesPerCode: number): OtpVerdict {
  if (verdict.right) return { outcome: 'right' };
  if (verdict.dailyLimitUntil) {
    return { outcome: 'daily_limit', until: verdict.dailyLimitUntil.toISOString() };
  }
  if (verdict.attempts >= triesPerCode) return { outcome: 'exhausted' };
  if (verdict.expired) return { outcome: 'expired' };
  const attemptsLeft = triesPerCode - verdict.attempts;
  return { outcome: verdict.superseded ? 'superseded' : 'wrong', attemptsLeft };
}

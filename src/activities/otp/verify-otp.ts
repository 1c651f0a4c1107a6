import { sql } from 'kysely';
import { type SavedFlow, savingFlow } from '../../db/flows/flows.ts';
import { type Following, type Verdict, tryCode } from '../../db/proofs/otp-challenges.ts';
import { isOpened, openedSession } from '../../db/sessions/opening-session.ts';
import { signingIn } from '../../db/sessions/signing-in.ts';
import type { Keys } from '../../platform/keys.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { SignIn } from '../sign-in/sign-in-activities.ts';
import { refusedAs } from '../sign-in/open-session.ts';
import { toNewSession } from '../sign-in/to-new-session.ts';
import type { OtpVerdict, VerifyOtp } from './otp-activities.ts';
import { purposeMac } from './otp-code.ts';
import { wrongCodeThrottle } from './otp-throttles.ts';

/**
 * Counts the attempt, compares, and consumes the code; a right one takes the flow to its next step, or
 * opens a session, in the same statement. A repeated call with the same attempt gives the same verdict.
 */
export async function verifyOtp(
  { database, keys, quotas }: ActivityDeps,
  input: VerifyOtp,
): Promise<OtpVerdict> {
  const { proof, number, attemptId, triesPerCode, next, signIn } = input;
  const attempt = {
    proof,
    number,
    attemptId,
    triesPerCode,
    codeMac: purposeMac(keys, proof, Buffer.from(input.codeMac, 'base64url')),
    daily: wrongCodeThrottle(keys, proof.purpose, input.phone, quotas.otpTriesPerDay),
  };
  const verdict = await tryCode(
    database.db,
    attempt,
    next ? following(keys, next, signIn) : undefined,
  );
  return toOutcome(verdict, triesPerCode);
}

function following(keys: Keys, next: SavedFlow, signIn: SignIn | undefined): Following {
  if (!signIn) return { parts: (isRight) => savingFlow(keys, next, { when: isRight }) };
  const session = toNewSession(keys, signIn);
  return {
    parts: (isRight) =>
      sql`${signingIn(session, isRight)}, ${savingFlow(keys, next, { when: isOpened })}`,
    tells: openedSession(session),
  };
}

function toOutcome(verdict: Verdict, triesPerCode: number): OtpVerdict {
  if (verdict.right) {
    const { opened = true, locked = false } = verdict;
    return opened ? { outcome: 'right' } : refusedAs({ opened, locked });
  }
  if (verdict.dailyLimitUntil) {
    return { outcome: 'daily_limit', until: verdict.dailyLimitUntil.toISOString() };
  }
  if (verdict.attempts >= triesPerCode) return { outcome: 'exhausted' };
  if (verdict.expired) return { outcome: 'expired' };
  const attemptsLeft = triesPerCode - verdict.attempts;
  return { outcome: verdict.superseded ? 'superseded' : 'wrong', attemptsLeft };
}

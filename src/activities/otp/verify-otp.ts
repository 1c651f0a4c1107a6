import { savingFlow } from '../../db/flows/flows.ts';
import { type Verdict, tryCode } from '../../db/proofs/otp-challenges.ts';
import { openSessionByCode } from '../../db/sessions/open-session.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { refusedAs } from '../sign-in/open-session.ts';
import type { SignInRefused } from '../sign-in/sign-in-activities.ts';
import { toNewSession } from '../sign-in/to-new-session.ts';
import type { OtpVerdict, SignInByOtp, VerifyOtp } from './otp-activities.ts';
import { purposeMac } from './otp-code.ts';
import { wrongCodeThrottle } from './otp-throttles.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys' | 'quotas'>;

/**
 * Counts the attempt, compares, and consumes the code; a right one takes the flow to its next step
 * in the same statement. A repeated call with the same attempt gives the same verdict.
 */
export async function verifyOtp(deps: Deps, input: VerifyOtp): Promise<OtpVerdict> {
  const { database, keys } = deps;
  const { next } = input;
  const verdict = await tryCode(
    database.db,
    attemptOf(deps, input),
    next ? { parts: (isRight) => savingFlow(keys, next, { when: isRight }) } : undefined,
  );
  return toOutcome(verdict, input.triesPerCode);
}

/** The same, and opens a session with the end of the flow, in that one statement. */
export async function signInByOtp(
  deps: Deps,
  input: SignInByOtp,
): Promise<OtpVerdict | SignInRefused> {
  const { database, keys } = deps;
  const phoneLookup = keys.lookup('phone', input.phone);
  const session = { ...toNewSession(keys, input.signIn), phoneLookup };
  const { next } = input;
  const verdict = await openSessionByCode(database.db, keys, attemptOf(deps, input), {
    session,
    next,
  });
  if (verdict.right && !verdict.opened) return refusedAs(verdict);
  return toOutcome(verdict, input.triesPerCode);
}

function attemptOf({ keys, quotas }: Deps, input: VerifyOtp) {
  const { proof, number, attemptId, triesPerCode, phone, codeMac } = input;
  return {
    proof,
    number,
    attemptId,
    triesPerCode,
    codeMac: purposeMac(keys, proof, Buffer.from(codeMac, 'base64url')),
    daily: wrongCodeThrottle(keys, proof.purpose, phone, quotas.otpTriesPerDay),
  };
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

import { savingFlow } from '../../db/flows/flows.ts';
import { type Verdict, tryCode } from '../../db/proofs/otp-challenges.ts';
import { openSessionByCode } from '../../db/sessions/open-session.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { refusedAs } from '../sign-in/open-session.ts';
import type { SignInRefused } from '../sign-in/sign-in-activities.ts';
import { toNewSession } from '../sign-in/to-new-session.ts';
import { withPlainDomain } from '../../domain/subject/email-address.ts';
import type { OtpVerdict, SignInByOtp, VerifyEmailCode, VerifyOtp } from './otp-activities.ts';
import { purposeMac } from './otp-code.ts';
import { wrongCodeThrottle } from './otp-throttles.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys' | 'quotas'>;
type Attempted = Omit<VerifyOtp, 'phone'>;

/**
 * Counts the attempt, compares, and consumes the code; a right one takes the flow to its next step
 * in the same statement. A repeated call with the same attempt gives the same verdict.
 */
export function verifyOtp(deps: Deps, input: VerifyOtp): Promise<OtpVerdict> {
  return verify(deps, input, input.phone);
}

/** The same of a code by e-mail. */
export function verifyEmailCode(deps: Deps, input: VerifyEmailCode): Promise<OtpVerdict> {
  return verify(deps, input, withPlainDomain(input.email));
}

async function verify(deps: Deps, input: Attempted, receiver: string): Promise<OtpVerdict> {
  const { database, keys } = deps;
  const { next } = input;
  const verdict = await tryCode(
    database.db,
    attemptOf(deps, input, receiver),
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
  const verdict = await openSessionByCode(database.db, keys, attemptOf(deps, input, input.phone), {
    session,
    next,
  });
  if (verdict.right && !verdict.opened) return refusedAs(verdict);
  return toOutcome(verdict, input.triesPerCode);
}

function attemptOf({ keys, quotas }: Deps, input: Attempted, receiver: string) {
  const { proof, number, attemptId, triesPerCode, codeMac } = input;
  return {
    proof,
    number,
    attemptId,
    triesPerCode,
    codeMac: purposeMac(keys, proof, Buffer.from(codeMac, 'base64url')),
    daily: wrongCodeThrottle(keys, proof.purpose, receiver, quotas.otpTriesPerDay),
  };
}

/** A verdict as its flow goes on by it. */
export function toOutcome(verdict: Verdict, triesPerCode: number): OtpVerdict {
  if (verdict.right) return { outcome: 'right' };
  if (verdict.dailyLimitUntil) {
    return { outcome: 'daily_limit', until: verdict.dailyLimitUntil.toISOString() };
  }
  if (verdict.attempts >= triesPerCode) return { outcome: 'exhausted' };
  if (verdict.expired) return { outcome: 'expired' };
  const attemptsLeft = triesPerCode - verdict.attempts;
  return { outcome: verdict.superseded ? 'superseded' : 'wrong', attemptsLeft };
}

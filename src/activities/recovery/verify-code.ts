import { randomBytes } from 'node:crypto';
import { countFailure } from '../../db/admissions.ts';
import { tryCode } from '../../db/proofs/otp-challenges.ts';
import { countQuietly, isUsedUp } from '../../db/recovery/quiet-limit.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { purposeMac } from '../otp/otp-code.ts';
import type { OtpVerdict } from '../otp/otp-activities.ts';
import { wrongCodeThrottle } from '../otp/otp-throttles.ts';
import { toOutcome } from '../otp/verify-otp.ts';
import { phoneOf } from './decoy.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

const macBytes = 32;

/**
 * Counts the attempt, and compares. The day's wrong codes are told by the name alone: told by the phone, they
 * would say which names are of one account. Those of the phone count, too, and once they are used up no code
 * is right, which nobody is told.
 */
export async function verifyRecoveryCode(
  { database: { db }, keys, quotas }: Pick<ActivityDeps, 'database' | 'keys' | 'quotas'>,
  input: Parameters<RecoveryActivities['verifyRecoveryCode']>[0],
): Promise<OtpVerdict> {
  const { proof, name, number, attemptId, triesPerCode } = input;
  const daily = (of: string) => wrongCodeThrottle(keys, proof.purpose, of, quotas.otpTriesPerDay);
  const ofPhone = daily(phoneOf(keys, input));
  const typed = purposeMac(keys, proof, Buffer.from(input.codeMac, 'base64url'));
  const codeMac = (await isUsedUp(db, ofPhone)) ? randomBytes(macBytes) : typed;
  const attempt = { proof, number, codeMac, attemptId, triesPerCode, daily: daily(`name:${name}`) };
  const verdict = await tryCode(db, attempt);
  if (!verdict.right) {
    await countQuietly(db, ofPhone);
    await countFailure(db, proof.flowId);
  }
  return toOutcome(verdict, triesPerCode);
}

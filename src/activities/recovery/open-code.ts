import { randomBytes } from 'node:crypto';
import { openQuietChallenge } from '../../db/recovery/quiet-messages.ts';
import { sealColumn } from '../../db/sealed.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { sealedFor } from '../otp/deliver-code.ts';
import { newOtpSecret, otpCode, otpCodeMac } from '../otp/otp-code.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

const macBytes = 32;

/** Opens a code. Where there is nobody to send one to, none that could be typed is the right one. */
export async function openRecoveryCode(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  {
    proof,
    number,
    recoverable,
    ttlMs,
    next,
  }: Parameters<RecoveryActivities['openRecoveryCode']>[0],
): Promise<void> {
  const secret = newOtpSecret();
  const mac = otpCodeMac(keys, proof, otpCode(secret, number));
  const codeMac = recoverable.target ? mac : randomBytes(macBytes);
  const seal = sealedFor({ proof, number });
  const sealedSecret = sealColumn(keys, 'otp_challenge.secret', seal, secret);
  const challenge = { proof, number, sealedSecret, codeMac, ttlMs };
  await openQuietChallenge(database.db, keys, challenge, next);
}

import { markSent, unclaim } from '../../db/proofs/otp-challenges.ts';
import { tell } from '../../db/notices/telling.ts';
import { claimQuietMessage } from '../../db/recovery/quiet-messages.ts';
import { openColumn } from '../../db/sealed.ts';
import { otpMessage } from '../../domain/proofs/otp-message.ts';
import { heldUntil } from '../../domain/proofs/quiet-hours.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { sealedFor } from '../otp/deliver-code.ts';
import { handOverMessage } from '../otp/hand-over-message.ts';
import { otpCode } from '../otp/otp-code.ts';
import { messageThrottles } from '../otp/otp-throttles.ts';
import { nobody, phoneOf } from './decoy.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

/** From the claim of a message to its handing over; who is slower claims it anew. */
const readyMs = 2_000;

/**
 * Sends a code, while whoever has asked for it looks at the flow, which says nothing of it: neither that
 * there is nobody, nor that the phone has got too many messages, nor that it is night or the SMS centre
 * down. Runs the same statements for every name. An account that is recovered another way is told so, once.
 */
export async function sendRecoveryCode(
  deps: ActivityDeps,
  input: Parameters<RecoveryActivities['sendRecoveryCode']>[0],
): Promise<void> {
  const { proof, number, recoverable, ttlMs, click } = input;
  const { database, keys, quotas, quietHours, now, timeouts } = deps;
  if (heldUntil(now(), quietHours, { click, waitsMs: ttlMs })) return;
  const phone = phoneOf(keys, input);
  const throttles = messageThrottles(keys, phone, quotas, proof.purpose);
  const claim = { proof, number, claimMs: readyMs + timeouts.smsMs };
  const sealedSecret = await claimQuietMessage(database.db, claim, throttles);
  if (!sealedSecret) return;
  const accountId = recoverable.elsewhere ?? nobody;
  await tell(database.db, { accountId, kind: 'recovery_elsewhere', flowId: proof.flowId });
  if (recoverable.target) await send(deps, input, { phone, sealedSecret });
  await markSent(proof, number).execute(database.db);
}

async function send(
  { database, keys, sms, timeouts }: ActivityDeps,
  input: Parameters<RecoveryActivities['sendRecoveryCode']>[0],
  { phone, sealedSecret }: { phone: string; sealedSecret: Buffer },
): Promise<void> {
  const { proof, number, ttlMs, language, reference } = input;
  const seal = sealedFor({ proof, number });
  const secret = openColumn(keys, 'otp_challenge.secret', seal, sealedSecret);
  const told = { purpose: proof.purpose, reference, ttlMs };
  const text = otpMessage(otpCode(secret, number), told, language);
  try {
    await handOverMessage(sms, { to: phone, text }, timeouts.smsMs);
  } catch (error) {
    await unclaim(database.db, proof, number);
    throw error;
  }
}

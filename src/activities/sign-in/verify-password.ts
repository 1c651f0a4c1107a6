import { openText } from '../../db/sealed.ts';
import { type PasswordFound, tryPassword } from '../../db/sessions/password-attempts.ts';
import { countFailure } from '../../db/admissions.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { attemptName } from './attempt-name.ts';
import type { PasswordVerdict, SecondFactor, VerifyPassword } from './sign-in-activities.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys' | 'quotas'>;

/**
 * Counts the attempt and compares. What is wrong is counted against the network, too: from many failures
 * on, it is asked for a harder bot check.
 */
export async function verifyPassword(
  { database, keys, quotas }: Deps,
  { flowId, attemptId, device, onlyOf, ...typed }: VerifyPassword,
): Promise<PasswordVerdict> {
  const attempt = {
    flowId,
    attemptId: attemptName(flowId, attemptId),
    name: Buffer.from(typed.name, 'base64url'),
    mac: Buffer.from(typed.mac, 'base64url'),
    network: Buffer.from(typed.network, 'base64url'),
    device: Buffer.from(device.tokenHash, 'base64url'),
    deviceName: device.name,
    onlyOf,
  };
  const { owner, lockedUntil } = await tryPassword(database.db, attempt, quotas.passwords);
  if (lockedUntil) return { outcome: 'locked', until: lockedUntil.toISOString() };
  if (!owner) {
    await countFailure(database.db, flowId);
    return { outcome: 'wrong' };
  }
  const { id: accountId, level, subjectType, passwordId } = owner;
  const factor = factorOf(keys, owner);
  return { outcome: 'right', owner: { accountId, level, subjectType, passwordId }, factor };
}

function factorOf(
  keys: Deps['keys'],
  { id, phone, hasApp, recoveryCodesLeft }: NonNullable<PasswordFound['owner']>,
): SecondFactor {
  if (hasApp) return { kind: 'authenticator_app', recoveryCodesLeft };
  if (!phone) return null;
  return { kind: 'otp', phone: openText(keys, 'authentication_method.phone', id, phone) };
}

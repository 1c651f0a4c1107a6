import { tryAppCode } from '../../db/sessions/app-code-attempts.ts';
import { readAppSecret } from '../../db/accounts/authenticator-apps.ts';
import { recoveryCodeMac } from '../../platform/look-ups.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { attemptName } from './attempt-name.ts';
import { matchingStep } from './authenticator-app.ts';
import { refusedAs } from './open-session.ts';
import type { AppCodeVerdict, VerifyAppCode } from './sign-in-activities.ts';
import { toNewSession } from './to-new-session.ts';

/**
 * Counts the attempt, uses the code up and opens the session, in one statement. A code that was used before
 * reads as a wrong one. A repeated call finds the session that the flow has opened.
 */
export async function verifyAppCode(
  deps: Pick<ActivityDeps, 'database' | 'keys' | 'quotas' | 'databaseNow'>,
  input: VerifyAppCode,
): Promise<AppCodeVerdict> {
  const { database, keys, quotas } = deps;
  const { signIn, next } = input;
  const attemptId = attemptName(signIn.flowId, input.attemptId);
  const attempt = { attemptId, code: await codeOf(deps, input), lock: quotas.passwords.lock };
  const tried = await tryAppCode(
    database.db,
    keys,
    { ...attempt, failures: quotas.appCodeFailures },
    { session: toNewSession(keys, signIn), next },
  );
  if (tried.opened) return { outcome: 'right' };
  if (tried.lockedUntil) return { outcome: 'exhausted', until: tried.lockedUntil.toISOString() };
  return tried.isRight ? refusedAs(tried) : { outcome: 'wrong' };
}

async function codeOf(
  { database, keys, databaseNow }: Pick<ActivityDeps, 'database' | 'keys' | 'databaseNow'>,
  { kind, codeMac, proof, signIn: { accountId } }: VerifyAppCode,
): Promise<{ step: number | null } | { recoveryMac: Buffer }> {
  const typed = Buffer.from(codeMac, 'base64url');
  if (kind === 'recovery_code') return { recoveryMac: recoveryCodeMac(keys, accountId, typed) };
  const secret = await readAppSecret(database.db, keys, accountId);
  return {
    step: secret && matchingStep(keys, proof, secret, typed, await databaseNow(database.db)),
  };
}

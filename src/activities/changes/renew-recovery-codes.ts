import { hasUsableApp } from '../../db/accounts/authenticator-apps.ts';
import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { addRecoveryCodes } from '../../db/accounts/recovery-codes.ts';
import { recoveryCodesOf } from '../../platform/enrolment.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/** Gives an account the codes that the flow has shown, in the place of an older set. */
export async function renewRecoveryCodes(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { session, next }: Parameters<ChangeActivities['renewRecoveryCodes']>[0],
): ReturnType<ChangeActivities['renewRecoveryCodes']> {
  const codes = recoveryCodesOf(keys, next.record.id);
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    const { id: accountId } = account;
    if (!(await hasUsableApp(tx, accountId))) return { outcome: 'app_missing' } as const;
    // After an enrolment they come with the app: that was told, and a flow tells a fact once.
    await tell('method_added', { method: 'recovery_codes' });
    await addRecoveryCodes(tx, keys, { accountId, codes });
    return done;
  });
}

/** Whether the account of a session has an app that can be used. */
export async function hasAuthenticatorApp(
  { database: { db } }: Pick<ActivityDeps, 'database'>,
  { session }: Parameters<ChangeActivities['hasAuthenticatorApp']>[0],
): ReturnType<ChangeActivities['hasAuthenticatorApp']> {
  return { hasApp: await hasUsableApp(db, session.accountId) };
}

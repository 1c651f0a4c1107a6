import { done } from '../../db/accounts/change-account.ts';
import { recoverAccount } from '../../db/recovery/recover-account.ts';
import { isStillRecoverable } from '../../db/recovery/recoverable.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

/** Sets a password in the place of the one that was forgotten, or locked by “this was not me”. */
export async function resetPassword(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { target, salt, mac, next }: Parameters<RecoveryActivities['resetPassword']>[0],
): ReturnType<RecoveryActivities['resetPassword']> {
  const asked = { accountId: target.accountId, next };
  return recoverAccount(database, keys, asked, async ({ tx, tell, giveBack }) => {
    if (!(await isStillRecoverable(tx, keys, target))) return { outcome: 'gone' } as const;
    await tell('password_reset');
    await giveBack([{ kind: 'password', salt, mac }]);
    return done;
  });
}

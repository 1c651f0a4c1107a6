import { openCancellation } from '../../db/accounts/cancellations.ts';
import { done } from '../../db/accounts/change-account.ts';
import { recoverAccount } from '../../db/recovery/recover-account.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

/** Every contact that the account has gets the code that takes the recovery back. */
export async function announceRecovery(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { accountId, until, next }: Parameters<RecoveryActivities['announceRecovery']>[0],
): ReturnType<RecoveryActivities['announceRecovery']> {
  return recoverAccount(database, keys, { accountId, next }, async ({ tx, tell }) => {
    await openCancellation(tx, keys, {
      flowId: next.record.id,
      accountId,
      until: new Date(until),
    });
    await tell('recovery_approved', { until });
    return done;
  });
}

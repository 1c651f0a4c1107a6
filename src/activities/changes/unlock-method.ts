import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { liveMethods, unlock } from '../../db/accounts/live-methods.ts';
import { isConsentWithdrawn } from '../../db/consents/is-consent-withdrawn.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/**
 * Unlocks a method, unless its owner does not consent any more to what it is for; one that is not locked
 * stays as it is, and nobody is told.
 */
export async function unlockMethod(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { methodId, session, next }: Parameters<ChangeActivities['unlockMethod']>[0],
): ReturnType<ChangeActivities['unlockMethod']> {
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    const methods = await liveMethods(tx, account.id);
    const method = methods.find(({ id }) => id === methodId);
    if (!method) return { outcome: 'not_found' } as const;
    if (!method.isLocked) return done;
    if (await isConsentWithdrawn(tx, account.id, method.kind)) {
      return { outcome: 'consent_withdrawn' } as const;
    }
    await tell('method_unlocked', { method: method.kind });
    await unlock(tx, methodId);
    return done;
  });
}

import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { endMethods, liveMethods } from '../../db/accounts/live-methods.ts';
import { hasWayInWithout, removedWith } from '../../domain/account/ways-in.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/** Removes a method, unless nobody could sign in to the account then; what goes with it, too. */
export async function removeMethod(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { methodId, session, next }: Parameters<ChangeActivities['removeMethod']>[0],
): ReturnType<ChangeActivities['removeMethod']> {
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    const methods = await liveMethods(tx, account.id);
    const method = methods.find(({ id }) => id === methodId);
    if (!method) return { outcome: 'not_found' } as const;
    const gone = [method.kind, ...removedWith(method.kind)];
    if (!hasWayInWithout(methods, gone)) return { outcome: 'last_way_in' } as const;
    await tell('method_removed', { method: method.kind });
    await endMethods(tx, account.id, gone);
    return done;
  });
}

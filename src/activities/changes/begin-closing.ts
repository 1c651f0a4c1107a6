import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { startClosing } from '../../db/accounts/closing.ts';
import { endSessions } from '../../db/sessions/end-sessions.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/** Has an account closed in some days: all sessions end, and every contact gets the way to take it back. */
export async function beginClosing(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { closesAt, session, next }: Parameters<ChangeActivities['beginClosing']>[0],
): ReturnType<ChangeActivities['beginClosing']> {
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    const closing = { flowId: next.record.id, accountId: account.id, until: new Date(closesAt) };
    if (!(await startClosing(tx, keys, closing))) return { outcome: 'closing_already' } as const;
    await tell('closing', { until: closesAt });
    await endSessions(tx, { accountId: account.id, endedBy: 'closing' });
    return done;
  });
}

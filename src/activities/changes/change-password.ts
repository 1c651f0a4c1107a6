import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { setMethod } from '../../db/accounts/live-methods.ts';
import { endSessions, renewSession } from '../../db/sessions/end-sessions.ts';
import { tokenHash } from '../../db/sessions/token-hash.ts';
import { sessionTokenOf } from '../../platform/session-tokens.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/** Sets another password: whoever knew the old one, and is signed in, is so no more. */
export async function changePassword(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { salt, mac, session, next }: Parameters<ChangeActivities['changePassword']>[0],
): ReturnType<ChangeActivities['changePassword']> {
  const token = sessionTokenOf(keys, session.id, next.record.id);
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    await tell('password_changed');
    await setMethod(tx, keys, account.id, { kind: 'password', salt, mac });
    const ending = {
      accountId: account.id,
      endedBy: 'password_changed',
      except: session.id,
    } as const;
    await endSessions(tx, ending);
    await renewSession(tx, session.id, tokenHash(token));
    return done;
  });
}

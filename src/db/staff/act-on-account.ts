import { sql } from 'kysely';
import type { AccountAct } from '../../domain/staff/account-acts.ts';
import type { Queryable } from '../database.ts';
import { tell } from '../notices/telling.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { type AccountState, readAccountState } from './read-account.ts';

/** Holds an account until the end of the transaction, locked or not; null: it is closed, or not there. */
export async function holdAccountState(
  tx: Queryable,
  accountId: string,
): Promise<AccountState | null> {
  await sql`select id from account where id = ${accountId} for no key update`.execute(tx);
  return readAccountState(tx, accountId);
}

const works: Readonly<Record<AccountAct, (tx: Queryable, accountId: string) => Promise<void>>> = {
  lock: async (tx, accountId) => {
    await sql`
      update account set locked_at = now(), locked_because = 'staff' where id = ${accountId}`.execute(
      tx,
    );
    // Else they would live on once it is unlocked.
    await endSessions(tx, { accountId, endedBy: 'staff' });
    await tell(tx, { accountId, kind: 'locked_by_staff', flowId: null });
  },
  unlock: async (tx, accountId) => {
    await sql`
      update account set locked_at = null, locked_because = null, inactivity_notices = 0,
        last_active_at = now()
      where id = ${accountId}`.execute(tx);
    await tell(tx, { accountId, kind: 'unlocked_by_staff', flowId: null });
  },
  endSessions: async (tx, accountId) => {
    await endSessions(tx, { accountId, endedBy: 'staff' });
  },
};

/** Does an act to an account that is held; its owner is told of a lock, and of the end of one. */
export function actOnAccount(tx: Queryable, act: AccountAct, accountId: string): Promise<void> {
  return works[act](tx, accountId);
}

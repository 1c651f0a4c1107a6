import { sql } from 'kysely';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Changing, type Done, withAccount } from '../accounts/change-account.ts';
import { setMethod } from '../accounts/live-methods.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import type { SavedFlow } from '../flows/flows.ts';
import { endSessions } from '../sessions/end-sessions.ts';
import { isOpenToRecovery } from './recoverable.ts';

/** Closed or locked meanwhile, or no more an account that is given back this way. */
export type Gone = { outcome: 'gone' };

/** What a recovery works with: its transaction, and the way to tell the account, which is held. */
export type Recovering = Pick<Changing, 'tx' | 'tell'> & {
  /** Sets what the account is signed in by from now on, and ends all that was before. */
  giveBack: (methods: readonly AuthenticationMethod[]) => Promise<void>;
};

/**
 * Works on an account that is being recovered, and writes where its flow goes on, in one transaction. The
 * account is held from before anything is looked at: of a closing and a recovery at once the later one sees
 * the other. What `work` refuses changes nothing. A repeated call finds that it is done.
 */
export async function recoverAccount<V extends { outcome: string }>(
  database: Pick<Database, 'transaction'>,
  keys: Keys,
  { accountId, next }: { accountId: string; next: SavedFlow },
  work: (recovering: Recovering) => Promise<V | Done>,
): Promise<V | Done | Gone> {
  const hold = (tx: Queryable) => holdRecoverable(tx, accountId);
  return withAccount<boolean, V | Gone>(
    database,
    keys,
    { accountId, next, hold },
    async (parts, isThere) => {
      if (!isThere) return { outcome: 'gone' };
      const { tx } = parts;
      return work({ ...parts, giveBack: (methods) => giveBack(tx, keys, accountId, methods) });
    },
  );
}

async function holdRecoverable(tx: Queryable, accountId: string): Promise<boolean> {
  const held = await rows(
    tx,
    sql<{ id: string }>`
      select a.id from account a where a.id = ${accountId} and ${isOpenToRecovery}
      for no key update`,
  );
  return held.length > 0;
}

/**
 * New methods take the place of those of their kinds, locked ones too; every session ends, and no device is
 * known any more. That nobody has used the account for long, or that it is to be closed, is over.
 */
async function giveBack(
  tx: Queryable,
  keys: Keys,
  accountId: string,
  methods: readonly AuthenticationMethod[],
): Promise<void> {
  for (const method of methods) await setMethod(tx, keys, accountId, method);
  await endSessions(tx, { accountId, endedBy: 'recovery' });
  await sql`
    update device set forgotten_at = now()
    where account_id = ${accountId} and forgotten_at is null`.execute(tx);
  await sql`
    update account set locked_at = null, locked_because = null, inactivity_notices = 0,
      last_active_at = now(), closing_flow_id = null, closing_at = null
    where id = ${accountId}`.execute(tx);
}

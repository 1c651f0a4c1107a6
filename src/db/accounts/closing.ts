import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { type SavedFlow, saveFlow } from '../flows/flows.ts';
import { tell } from '../notices/telling.ts';
import { isNotCancelled, type NewCancellation, openCancellation } from './cancellations.ts';
import { type Done, done, isWritten } from './change-account.ts';
import { eraseOwnData } from './own-data/erase-own-data.ts';

/** The flow that closes an account. */
export type Closing = { flowId: string; accountId: string };

/**
 * Notes of an account, which is held, that a flow will close it, and makes the code good that takes it back.
 * Answers whether that is so: not where another flow is about to.
 */
export async function startClosing(tx: Queryable, keys: Keys, closing: NewCancellation) {
  const { flowId, accountId, until } = closing;
  const noted = await rows(
    tx,
    sql<{ id: string }>`
      update account set closing_flow_id = ${flowId}, closing_at = ${until}
      where id = ${accountId} and (closing_flow_id is null or closing_flow_id = ${flowId})
      returning id`,
  );
  if (noted.length > 0) await openCancellation(tx, keys, closing);
  return noted.length > 0;
}

/**
 * Whether the flow is still the one that will close the account: nobody has taken it back. Whoever closes it
 * holds the account: then it stays so until the end of the transaction.
 */
export async function isClosing(db: Queryable, { flowId, accountId }: Closing): Promise<boolean> {
  const { is } = await onlyRow(
    db,
    sql<{ is: boolean }>`
      select exists (
        select from account
        where id = ${accountId} and closing_flow_id = ${flowId} and closed_at is null)
        and ${isNotCancelled(flowId)} as is`,
  );
  return is;
}

/**
 * Closes an account for good, unless it was taken back: writes the flow's end, tells every contact, and
 * erases by the list. What stays is a stub that names nobody; its numbers are not registered anew for
 * `numberKeptDays`. A repeated call finds that it is done.
 */
export async function closeAccount(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { accountId, numberKeptDays, next }: Asked,
): Promise<Done | { outcome: 'taken_back' }> {
  const { id: flowId } = next.record;
  return transaction(async (tx) => {
    await sql`select from account where id = ${accountId} for no key update`.execute(tx);
    if (await isWritten(tx, next)) return done;
    if (!(await isClosing(tx, { flowId, accountId }))) return { outcome: 'taken_back' };
    await tell(tx, { accountId, kind: 'closed', flowId });
    // First, since a flow is the account's by its end alone.
    await saveFlow(tx, keys, next);
    await eraseOwnData(tx, accountId);
    await leaveStub(tx, accountId, numberKeptDays);
    return done;
  });
}

type Asked = { accountId: string; numberKeptDays: number; next: SavedFlow };

async function leaveStub(tx: Queryable, accountId: string, numberKeptDays: number) {
  await sql`update account set closed_at = now() where id = ${accountId}`.execute(tx);
  await sql`
    delete from identity_document where account_id = ${accountId} and ended_at is not null`.execute(
    tx,
  );
  await sql`
    update identity_document set kept_until = now() + make_interval(days => ${numberKeptDays}::int)
    where account_id = ${accountId}`.execute(tx);
}

/**
 * Takes back what a flow was about to do, also where a sign-in has done so already, and tells it. The
 * account that is closed stays closed; of one that another flow is about to close by now, nobody is told
 * that it goes on.
 */
export async function takeClosingBack(
  { transaction }: Pick<Database, 'transaction'>,
  { flowId, accountId }: Closing,
): Promise<void> {
  await transaction(async (tx) => {
    const [account] = await rows(
      tx,
      sql<{ closing: string | null }>`
        select closing_flow_id as closing from account
        where id = ${accountId} and closed_at is null for no key update`,
    );
    if (!account) return;
    await sql`
      update cancellation set used_at = coalesce(used_at, now()) where flow_id = ${flowId}`.execute(
      tx,
    );
    if (account.closing !== null && account.closing !== flowId) return;
    await sql`
      update account set closing_flow_id = null, closing_at = null where id = ${accountId}`.execute(
      tx,
    );
    await tell(tx, { accountId, kind: 'closing_taken_back', flowId });
  });
}

import { sql } from 'kysely';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { readFlow, type SavedFlow, saveFlow } from '../flows/flows.ts';
import type { NewCancellation } from './cancellations.ts';
import { closeAccount, type Closing, isClosing, startClosing, takeClosingBack } from './closing.ts';

/**
 * Whether nobody has taken it back, as far as is known: so it is of one that a restore has lost, which the flow
 * is asked to note again (`noteClosingAgain`).
 */
export async function isNotTakenBack(db: Queryable, closing: Closing): Promise<boolean> {
  const { is } = await onlyRow(
    db,
    sql<{ is: boolean }>`
      select not exists (select from cancellation where flow_id = ${closing.flowId})
        and exists (select from account where id = ${closing.accountId} and closed_at is null) as is`,
  );
  return is || isClosing(db, closing);
}

/**
 * Notes once more what a restore has lost, with the flow's row: that a flow will close the account, and the code
 * that takes it back. What is noted, or was taken back, stays so.
 */
export async function noteClosingAgain(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { next, ...closing }: Omit<NewCancellation, 'flowId'> & { next: SavedFlow },
): Promise<void> {
  const { id: flowId } = next.record;
  await transaction(async (tx) => {
    const [lost] = await rows(
      tx,
      sql<{ id: string }>`
        select id from account
        where id = ${closing.accountId} and closed_at is null
          and not exists (select from cancellation where flow_id = ${flowId})
        for no key update`,
    );
    await saveFlow(tx, keys, next);
    if (lost) await startClosing(tx, keys, { ...closing, flowId });
  });
}

/**
 * Closes the account of a flow that has done so, as its workflow says, where a restore has lost that; nothing
 * where the row of the flow has an end, or no account waits for it.
 */
export async function closeAgain(
  database: Database,
  keys: Keys,
  { flowId, numberKeptDays }: { flowId: string; numberKeptDays: number },
): Promise<void> {
  const { db } = database;
  const [account] = await rows(
    db,
    sql<{ id: string; level: Level; subjectType: SubjectType }>`
      select id, level, subject_type as "subjectType" from account
      where closing_flow_id = ${flowId} and closed_at is null`,
  );
  const row = await readFlow(db, keys, flowId);
  if (!account || row?.record.status !== 'open') return;
  const { sequence, ...before } = row.record;
  const ended = { status: 'completed', step: null, problem: null, result: { account } } as const;
  const record = { ...before, ...ended, sequence: sequence + 1 };
  const next: SavedFlow = { record, personal: null, event: 'account.closed', actor: 'system' };
  await closeAccount(database, keys, { accountId: account.id, numberKeptDays, next });
}

/** Takes back what a flow was about to do that has come to no end of its own, where an account waits for it. */
export async function leaveOpen(
  database: Pick<Database, 'db' | 'transaction'>,
  flowId: string,
): Promise<void> {
  const [account] = await rows(
    database.db,
    sql<{ id: string }>`
      select id from account where closing_flow_id = ${flowId} and closed_at is null`,
  );
  if (account) await takeClosingBack(database, { flowId, accountId: account.id });
}

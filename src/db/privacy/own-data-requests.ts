import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, rows } from '../database.ts';
import type { Tables } from '../entities/entities.ts';
import { type Asked, type Page, isBehind, pageOf } from '../pages.ts';
import { openText } from '../sealed.ts';

type Row = Pick<
  Selectable<Tables['data_request']>,
  | 'id'
  | 'account_id'
  | 'reference'
  | 'kind'
  | 'state'
  | 'statement'
  | 'asked_at'
  | 'due_at'
  | 'answered_at'
  | 'answered_by'
  | 'outcome'
  | 'answer'
  | 'withdrawn_at'
>;

/** A request of somebody about their own data, opened. */
export type DataRequest = Pick<Row, 'id' | 'reference' | 'kind' | 'state'> & {
  accountId: string;
  askedAt: Date;
  dueAt: Date;
  statement: string;
  answer: {
    outcome: NonNullable<Row['outcome']>;
    text: string;
    answeredAt: Date;
    answeredBy: string;
  } | null;
  withdrawnAt: Date | null;
};

/** The requests of an account, the newest first. */
export async function listDataRequests(
  db: Queryable,
  keys: Keys,
  asked: Asked & { accountId: string },
): Promise<Page<DataRequest>> {
  const place = { at: sql`data_request.asked_at`, id: sql`id` };
  const found = await rows(
    db,
    sql<Row & { at: string }>`
      select *, asked_at::text as at from data_request
      where account_id = ${asked.accountId} and ${isBehind(asked, place)}
      order by asked_at desc, id desc limit ${asked.limit + 1}`,
  );
  return pageOf(found, asked, (row) => openRequest(keys, row));
}

/** One of them; null where the account has none of this id. */
export async function readDataRequest(
  db: Queryable,
  keys: Keys,
  request: { id: string; accountId: string },
): Promise<DataRequest | null> {
  const { id, accountId } = request;
  return readRequest(db, keys, sql`id = ${id} and account_id = ${accountId}`);
}

/** The one that the condition is true of. */
export async function readRequest(
  db: Queryable,
  keys: Keys,
  condition: RawBuilder<unknown>,
): Promise<DataRequest | null> {
  const [row] = await rows(db, sql<Row>`select * from data_request where ${condition}`);
  return row ? openRequest(keys, row) : null;
}

/** A restriction that was granted, and that its owner has not lifted: it restricts the processing. */
export const restricting = sql`kind = 'restriction' and outcome = 'done' and withdrawn_at is null`;

export type Withdrawn = { outcome: 'done' | 'not_found' | 'answered' };

/**
 * Withdraws a request that is open, and lifts a restriction that was granted; the second time changes
 * nothing. What was answered otherwise stays as it is.
 */
export async function withdrawDataRequest(
  { transaction }: Pick<Database, 'transaction'>,
  { id, accountId }: { id: string; accountId: string },
): Promise<Withdrawn> {
  return transaction(async (tx) => {
    const own = sql`id = ${id} and account_id = ${accountId}`;
    const [found] = await rows(
      tx,
      sql<{ state: Row['state']; restricts: boolean }>`
        select state, ${restricting} as restricts from data_request where ${own} for update`,
    );
    if (!found) return { outcome: 'not_found' };
    const { state, restricts } = found;
    if (state === 'withdrawn') return { outcome: 'done' };
    if (state === 'answered' && !restricts) return { outcome: 'answered' };
    await sql`update data_request set state = 'withdrawn', withdrawn_at = now()
      where ${own}`.execute(tx);
    if (restricts) await liftRestriction(tx, accountId);
    const event = restricts ? 'account.restriction_lifted' : 'data_request.withdrawn';
    await insertAuditEvent(tx, { event, actor: 'citizen', accountId, details: { requestId: id } });
    return { outcome: 'done' };
  });
}

/** Unless another request restricts it, too. */
async function liftRestriction(tx: Queryable, accountId: string): Promise<void> {
  await sql`
    update account set restricted_at = null where id = ${accountId}
      and not exists (select from data_request where account_id = ${accountId} and ${restricting})`.execute(
    tx,
  );
}

function openRequest(keys: Keys, row: Row): DataRequest {
  const { id, reference, kind, state, answer, outcome, answered_at, answered_by } = row;
  const isAnswered = answer !== null && outcome !== null && answered_at !== null;
  return {
    ...{ id, reference, kind, state },
    accountId: row.account_id,
    askedAt: row.asked_at,
    dueAt: row.due_at,
    statement: openText(keys, 'data_request.statement', id, row.statement),
    answer: isAnswered
      ? {
          outcome,
          text: openText(keys, 'data_request.answer', id, answer),
          answeredAt: answered_at,
          answeredBy: answered_by ?? '',
        }
      : null,
    withdrawnAt: row.withdrawn_at,
  };
}

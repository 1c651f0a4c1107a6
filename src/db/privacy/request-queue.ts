import { sql } from 'kysely';
import type {
  DataRequestKind,
  DataRequestOutcome,
  DataRequestState,
} from '../../domain/privacy/data-request.ts';
import type { Why } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { tell } from '../notices/telling.ts';
import { type Asked, type Page, isAhead, pageOf } from '../pages.ts';
import { sealColumn } from '../sealed.ts';
import { actOnce, noteStaff } from '../staff/acts.ts';
import { type DataRequest, readRequest } from './own-data-requests.ts';

/** A request as the queue has it: nothing that tells whose it is. */
export type QueuedRequest = {
  id: string;
  reference: string;
  kind: DataRequestKind;
  state: DataRequestState;
  askedAt: Date;
  dueAt: Date;
};

/** The requests in a state, those first that are due first. */
export async function listRequestQueue(
  db: Queryable,
  asked: Asked & { state: DataRequestState },
): Promise<Page<QueuedRequest>> {
  const place = { at: sql`due_at`, id: sql`id` };
  const found = await rows(
    db,
    sql<QueuedRequest & { at: string }>`
      select id, reference, kind, state, asked_at as "askedAt", due_at as "dueAt", due_at::text as at
      from data_request where state = ${asked.state} and ${isAhead(asked, place)}
      order by due_at, id limit ${asked.limit + 1}`,
  );
  return pageOf(found, asked, ({ id, reference, kind, state, askedAt, dueAt }) => ({
    ...{ id, reference, kind, state, askedAt, dueAt },
  }));
}

/** A request that somebody of the staff has opened, and since when the account is restricted. */
export type OpenedRequest = DataRequest & { restrictedAt: Date | null };

type Look = { id: string; by: string; why: Why };

/** Opens a request; that it was read, by whom and why, is in the audit trail. */
export async function openRequestForStaff(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { id, by, why }: Look,
): Promise<OpenedRequest | null> {
  return transaction(async (tx) => {
    const found = await readOpened(tx, keys, id);
    if (!found) return null;
    const details = { requestId: id };
    await noteStaff(tx, {
      act: 'data_request_read',
      ...{ by, why, details },
      accountId: found.accountId,
    });
    return found;
  });
}

export type RequestAnswer = Look & {
  key: string;
  requestMac: Buffer;
  outcome: DataRequestOutcome;
  answer: string;
};

export type RequestAnswered =
  | { outcome: 'done'; request: OpenedRequest }
  | { outcome: 'not_found' | 'not_open' | 'key_reused' };

/**
 * Answers a request once under its key, and tells its owner. A restriction that is granted stands on the
 * account from then on.
 */
export async function answerRequest(
  database: Pick<Database, 'transaction' | 'db'>,
  keys: Keys,
  given: RequestAnswer,
): Promise<RequestAnswered> {
  const { id, by, why, key, requestMac, outcome } = given;
  const found = await readOpened(database.db, keys, id);
  if (!found) return { outcome: 'not_found' };
  const { accountId, kind } = found;
  const act = {
    act: 'data_request_answered',
    ...{ by, why, accountId, key, requestMac },
    details: { requestId: id, kind, outcome },
  };
  try {
    const done = await actOnce(database, act, (tx) => write(tx, keys, found, given));
    if (done.outcome === 'key_reused') return { outcome: 'key_reused' };
  } catch (error) {
    if (error === notOpen) return { outcome: 'not_open' };
    throw error;
  }
  const request = await readOpened(database.db, keys, id);
  return request ? { outcome: 'done', request } : { outcome: 'not_found' };
}

const notOpen = new Error('the request is not open');

async function write(
  tx: Queryable,
  keys: Keys,
  { id, accountId, kind }: DataRequest,
  { by, outcome, answer }: RequestAnswer,
): Promise<void> {
  const sealed = sealColumn(keys, 'data_request.answer', id, answer);
  const written = await rows(
    tx,
    sql`
      update data_request set state = 'answered', answered_at = now(), answered_by = ${by},
        outcome = ${outcome}, answer = ${sealed}
      where id = ${id} and state = 'open' returning id`,
  );
  if (written.length === 0) throw notOpen;
  if (kind === 'restriction' && outcome === 'done') {
    await sql`update account set restricted_at = coalesce(restricted_at, now())
      where id = ${accountId} and closed_at is null`.execute(tx);
  }
  await tell(tx, { accountId, kind: 'data_request_answered', flowId: null });
}

async function readOpened(db: Queryable, keys: Keys, id: string): Promise<OpenedRequest | null> {
  const request = await readRequest(db, keys, sql`id = ${id}`);
  if (!request) return null;
  const { restrictedAt } = await onlyRow(
    db,
    sql<{ restrictedAt: Date | null }>`
      select restricted_at as "restrictedAt" from account where id = ${request.accountId}`,
  );
  return { ...request, restrictedAt };
}

/** How many requests wait, and how many of them are overdue. */
export async function countOpenRequests(db: Queryable): Promise<{ due: number; overdue: number }> {
  return onlyRow(
    db,
    sql<{ due: number; overdue: number }>`
      select count(*) filter (where due_at >= now())::int as due,
        count(*) filter (where due_at < now())::int as overdue
      from data_request where state = 'open'`,
  );
}

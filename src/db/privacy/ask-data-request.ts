import { sql } from 'kysely';
import { type DataRequestKind, mostOpenRequests } from '../../domain/privacy/data-request.ts';
import type { Keys } from '../../platform/keys.ts';
import { holdAccount } from '../accounts/change-account.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { sealColumn } from '../sealed.ts';
import { countHits, type Throttle } from '../throttles.ts';

export type NewDataRequest = {
  /** Made of the account and the Idempotency-Key. */
  id: string;
  accountId: string;
  reference: string;
  kind: DataRequestKind;
  statement: string;
  requestMac: Buffer;
  askedAt: Date;
  dueAt: Date;
  /** How many a day. */
  throttle: Throttle;
};

export type DataRequestAsked =
  | { outcome: 'asked' | 'repeated' | 'key_reused' | 'too_many_open' | 'account_over' }
  | { outcome: 'too_many'; until: Date };

/** Notes a request, once under its id, within what one account may ask; audits it. */
export async function askDataRequest(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  asked: NewDataRequest,
): Promise<DataRequestAsked> {
  const { id, accountId, kind, throttle } = asked;
  return transaction(async (tx) => {
    // Held, so that two at the same time are counted one after the other.
    if (!(await holdAccount(tx, accountId))) return { outcome: 'account_over' };
    const before = await readMac(tx, id);
    if (before) return { outcome: before.equals(asked.requestMac) ? 'repeated' : 'key_reused' };
    if ((await countOpen(tx, accountId)) >= mostOpenRequests) return { outcome: 'too_many_open' };
    const until = await countToday(tx, throttle);
    if (until) return { outcome: 'too_many', until };
    await insert(tx, keys, asked);
    const details = { requestId: id, kind };
    await insertAuditEvent(tx, {
      event: 'data_request.asked',
      actor: 'citizen',
      accountId,
      details,
    });
    return { outcome: 'asked' };
  });
}

async function readMac(tx: Queryable, id: string): Promise<Buffer | null> {
  const [found] = await rows(
    tx,
    sql<{ mac: Buffer }>`select request_mac as mac from data_request where id = ${id}`,
  );
  return found?.mac ?? null;
}

async function countOpen(tx: Queryable, accountId: string): Promise<number> {
  const { open } = await onlyRow(
    tx,
    sql<{ open: number }>`
      select count(*)::int as open from data_request
      where account_id = ${accountId} and state = 'open'`,
  );
  return open;
}

/** From when on another one may be made, where there were too many in a day. */
async function countToday(tx: Queryable, throttle: Throttle): Promise<Date | null> {
  const { until } = await onlyRow(
    tx,
    sql<{ until: Date | null }>`
      with hit as (${countHits([throttle], sql`true`)})
      select max(window_ends) as until from hit where hits > hit_limit`,
  );
  return until;
}

async function insert(tx: Queryable, keys: Keys, asked: NewDataRequest): Promise<void> {
  const { id, accountId, reference, kind, requestMac, askedAt, dueAt } = asked;
  const statement = sealColumn(keys, 'data_request.statement', id, asked.statement);
  await sql`
    insert into data_request (id, account_id, reference, kind, statement, request_mac, asked_at, due_at)
    values (${id}, ${accountId}, ${reference}, ${kind}, ${statement}, ${requestMac}, ${askedAt},
      ${dueAt})`.execute(tx);
}

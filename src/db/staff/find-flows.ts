import { type RawBuilder, sql } from 'kysely';
import type { FlowStatus } from '../../domain/flows/flow-record.ts';
import type { FlowMethod, OfferedKind } from '../../domain/flows/flows.ts';
import type { WaitingFor } from '../../domain/flows/waiting-for.ts';
import type { SearchKey } from '../../domain/staff/search-key.ts';
import type { StepName } from '../../domain/steps/steps.ts';
import type { Keys } from '../../platform/keys.ts';
import { usernameLookup } from '../accounts/accounts.ts';
import { type Queryable, rows } from '../database.ts';
import type { Page, Place } from '../pages.ts';

/** A flow as a list for staff shows it: nothing of a person. */
export type FlowLine = {
  id: string;
  reference: string;
  kind: OfferedKind;
  method: FlowMethod;
  status: FlowStatus;
  step: StepName | null;
  waitingFor: WaitingFor | null;
  waitingSince: Date;
  openedAt: Date;
  nextTryAt: Date | null;
};

const columns = sql`f.id, f.reference, f.kind, f.method, f.status, f.step,
  f.waiting_for as "waitingFor", f.waiting_since as "waitingSince", f.opened_at as "openedAt",
  f.next_try_at as "nextTryAt"`;

const most = 20;

/** The flows of one exact key, the newest first, twenty at most. Numbers are compared by their keyed hashes. */
export async function findFlows(db: Queryable, keys: Keys, key: SearchKey): Promise<FlowLine[]> {
  return rows(
    db,
    sql<FlowLine>`
      select ${columns} from flow f where ${matching(keys, key)}
      order by f.opened_at desc, f.id limit ${most}`,
  );
}

function matching(keys: Keys, { kind, value }: SearchKey): RawBuilder<unknown> {
  switch (kind) {
    case 'id':
      return sql`f.id = ${value}`;
    case 'reference':
      return sql`f.reference = ${value}`;
    case 'phone': {
      const lookup = keys.lookup('phone', value);
      return sql`(f.phone_lookup = ${lookup} or f.account_id in (
        select account_id from authentication_method
        where phone_lookup = ${lookup} and ended_at is null))`;
    }
    case 'number':
      return sql`(f.document_lookup = ${keys.lookup('document', value)} or f.account_id in (
        select account_id from identity_document
        where number_lookup = ${usernameLookup(keys, value)} and ended_at is null))`;
  }
}

/** The flows of an account, the newest first, twenty at most. */
export async function flowsOfAccount(db: Queryable, accountId: string): Promise<FlowLine[]> {
  return rows(
    db,
    sql<FlowLine>`
      select ${columns} from flow f where f.account_id = ${accountId}
      order by f.opened_at desc, f.id limit ${most}`,
  );
}

/** Open recoveries at a counter that name a number of the account: of nobody else's. */
export async function counterRecoveriesOf(
  db: Queryable,
  keys: Keys,
  numbers: readonly string[],
): Promise<FlowLine[]> {
  const lookups = numbers.map((number) => keys.lookup('document', number));
  return rows(
    db,
    sql<FlowLine>`
      select ${columns} from flow f
      where f.kind = 'recovery' and f.method = 'counter' and f.status = 'open'
        and f.document_lookup = any (${sql.val(lookups)}::bytea[])
      order by f.opened_at desc, f.id limit ${most}`,
  );
}

/** Open flows that wait for somebody other than their citizen, the longest wait first. */
export async function listStuckFlows(
  db: Queryable,
  { after, limit }: { after: Place | null; limit: number },
): Promise<Page<FlowLine>> {
  const onwards = after
    ? sql`and (f.waiting_since, f.id) > (${after.at}::timestamptz, ${after.id})`
    : sql``;
  const found = await rows(
    db,
    sql<FlowLine & { at: string }>`
      select ${columns}, f.waiting_since::text as at from flow f
      where f.status = 'open' and f.waiting_for <> 'citizen' ${onwards}
      order by f.waiting_since, f.id limit ${limit + 1}`,
  );
  const kept = found.slice(0, limit);
  const last = found.length > limit ? kept.at(-1) : undefined;
  return { items: kept, next: last ? { at: last.at, id: last.id } : null };
}

import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** Whose acts, or on whose account; at least one of the two. */
export type BreachAsked = {
  by?: string | undefined;
  account?: string | undefined;
  from: Date;
  to: Date;
  limit: number;
};

/** What one member of staff has read or changed of one account or flow. */
export type Touched = {
  by: string;
  accountId: string | null;
  flowId: string | null;
  times: number;
  firstAt: Date;
  lastAt: Date;
  events: { event: string; times: number }[];
};

/** What staff have touched in a time: a flow that has come to an account counts as that account's. */
export async function readTouched(db: Queryable, asked: BreachAsked): Promise<Touched[]> {
  const { by, account, from, to, limit } = asked;
  const ofMember = by === undefined ? sql`e.actor like 'staff:%'` : sql`e.actor = ${`staff:${by}`}`;
  const ofAccount =
    account === undefined
      ? sql`(e.account_id is not null or e.flow_id is not null)`
      : sql`(e.account_id = ${account}
          or e.flow_id in (select id from flow where account_id = ${account}))`;
  return rows(
    db,
    sql<Touched>`
      with counted as (
        select e.actor, coalesce(e.account_id, f.account_id) as account_id, e.flow_id, e.event,
          count(*)::int as times, min(e.at) as first_at, max(e.at) as last_at
        from audit_event e left join flow f on f.id = e.flow_id
        where ${ofMember} and ${ofAccount} and e.at >= ${from} and e.at < ${to}
        group by 1, 2, 3, 4)
      select substr(actor, 7) as by, account_id as "accountId", flow_id as "flowId",
        sum(times)::int as times, min(first_at) as "firstAt", max(last_at) as "lastAt",
        jsonb_agg(jsonb_build_object('event', event, 'times', times) order by event) as events
      from counted group by actor, account_id, flow_id
      order by account_id nulls last, flow_id nulls first, actor limit ${limit}`,
  );
}

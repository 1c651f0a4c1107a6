import { sql } from 'kysely';
import type { FlowStatus } from '../../domain/flows/flow-record.ts';
import { type Queryable, rows } from '../database.ts';

/** Where a look at the open flows goes on: after this one, in the order of their deadlines. */
export type OpenFlowsAfter = { expiresAt: string; id: string };

type Look = {
  after: OpenFlowsAfter | null;
  atOnce: number;
  /** Flows that began since then are left for the next look. */
  settleMs: number;
};

/** The next flows whose rows say that they are open. */
export function readOpenFlows(
  db: Queryable,
  { after, atOnce, settleMs }: Look,
): Promise<OpenFlowsAfter[]> {
  // The first of these is what the index of open flows has.
  const onwards = after
    ? sql`and expires_at >= ${after.expiresAt}::timestamptz
        and (expires_at, id) > (${after.expiresAt}::timestamptz, ${after.id})`
    : sql``;
  return rows(
    db,
    sql<OpenFlowsAfter>`
      select id, expires_at::text as "expiresAt" from flow
      where status = 'open' and opened_at <= ${ago(settleMs)} ${onwards}
      order by expires_at, id limit ${atOnce}::int`,
  );
}

/** What the row of a flow says of it. */
export type FlowStanding = {
  id: string;
  status: FlowStatus;
  sequence: number;
  waitingSince: Date;
  /** Whether it has said so for a while. */
  isSettled: boolean;
};

/** What the rows of some flows say, those that there are. */
export function readStandings(
  db: Queryable,
  flowIds: readonly string[],
  settleMs: number,
): Promise<FlowStanding[]> {
  return rows(
    db,
    sql<FlowStanding>`
      select id, status, sequence, waiting_since as "waitingSince", waiting_since <= ${ago(settleMs)} as "isSettled" from flow
      where id = any (${sql.val([...flowIds])}::text[])`,
  );
}

function ago(ms: number) {
  return sql`now() - make_interval(secs => ${ms / 1000}::float8)`;
}

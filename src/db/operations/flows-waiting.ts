import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';

/** How many flows stand at a step and wait for somebody. */
export type FlowsWaiting = {
  kind: string;
  method: string;
  step: string;
  waitingFor: string;
  flows: number;
};

/** The open flows, counted by what they wait for; empty combinations are left out. */
export function readFlowsWaiting(db: Queryable): Promise<FlowsWaiting[]> {
  return rows(
    db,
    sql<FlowsWaiting>`
      select kind, method, coalesce(step, '') as step, coalesce(waiting_for, '') as "waitingFor",
        count(*)::int as flows
      from flow where status = 'open' group by 1, 2, 3, 4`,
  );
}

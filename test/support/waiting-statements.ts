import { sql } from 'kysely';
import { z } from 'zod';
import type { Queryable } from '../../src/db/database.ts';
import { rows } from './rows.ts';

/** How many statements wait for a lock in this database. */
export async function waitingStatements(db: Queryable): Promise<number> {
  const [row] = await rows(
    db,
    z.object({ waiting: z.number() }),
    sql`select count(*)::int as waiting from pg_stat_activity
      where datname = current_database() and wait_event_type = 'Lock'`,
  );
  return row?.waiting ?? 0;
}

import { sql } from 'kysely';
import { z } from 'zod';
import { openDatabase } from '../../src/db/database.ts';
import { asUser } from './database.ts';
import { rows } from './rows.ts';
import type { System } from './system.ts';

/** What programs do now and then, whether or not somebody asks for anything. */
const periodic =
  /worker_report|^\s*insert into throttle as t \(key, hits, window_ends\)\s+values \(\$1, |^select (\$1|now\(\) as at|clock_timestamp\(\) as at)$|from flow\s+where status = \$\d and id = any|from notice/i;

export type StatementCount = Awaited<ReturnType<typeof countStatements>>;

/** Counts the statements of a system's programs, as PostgreSQL has run them. */
export async function countStatements({ environment }: System) {
  const url = asUser(environment['DATABASE_URL'] ?? '', 'owner');
  const owner = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 5_000 });
  await sql`create extension if not exists pg_stat_statements`.execute(owner.db);
  /** Without those of the owner, who asks. */
  const read = async (): Promise<Map<string, number>> => {
    const found = await rows(
      owner.db,
      z.object({ query: z.string(), calls: z.number() }),
      sql`select query, sum(calls)::float8 as calls from pg_stat_statements s
        join pg_database d on d.oid = s.dbid join pg_roles r on r.oid = s.userid
        where datname = current_database() and rolname <> current_user and toplevel group by 1`,
    );
    return new Map(found.map(({ query, calls }) => [query, calls]));
  };
  return {
    close: () => owner.close(),
    /** Which were run by the work, and how often each, but for what is done now and then anyway. */
    during: async (work: () => Promise<unknown>) => {
      const before = await read();
      await work();
      const after = [...(await read())];
      return after
        .map(([query, calls]) => ({ query, calls: calls - (before.get(query) ?? 0) }))
        .filter(({ query, calls }) => calls > 0 && !periodic.test(query));
    },
  };
}

import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';

export type StatementCounts = { statements: number; commits: number };

/** A session hands its commits over when it has been idle this long (PGSTAT_IDLE_INTERVAL), or less. */
const commitsSeenAfterMs = 11_000;

const counts = z.object({ database: z.string(), statements: z.number(), commits: z.number() });

/**
 * What was asked of each database while `work` ran and shortly after: statements of clients, as
 * pg_stat_statements has them, without those that only bound a transaction; and commits.
 */
export async function countStatements(
  url: string,
  work: () => Promise<void>,
): Promise<Map<string, StatementCounts>> {
  // From another database, so that what we ask ourselves is not counted.
  const client = new Client({ connectionString: withDatabase(url, 'postgres') });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    await sleep(commitsSeenAfterMs);
    const before = await read(client);
    await work();
    await sleep(commitsSeenAfterMs);
    const after = await read(client);
    return new Map(
      [...after].map(([database, { statements, commits }]) => {
        const earlier = before.get(database);
        const change = {
          statements: statements - (earlier?.statements ?? 0),
          commits: commits - (earlier?.commits ?? 0),
        };
        return [database, change];
      }),
    );
  } finally {
    await client.end();
  }
}

async function read(client: Client): Promise<Map<string, StatementCounts>> {
  const { rows } = await client.query(`
    select datname as database, xact_commit::float8 as commits, (
      select coalesce(sum(calls), 0)::float8 from pg_stat_statements
      where dbid = datid and toplevel
        and query !~* '^\\s*(begin|start transaction|commit|rollback)') as statements
    from pg_stat_database where datname is not null`);
  return new Map(
    z
      .array(counts)
      .parse(rows)
      .map(({ database, ...rest }) => [database, rest]),
  );
}

function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

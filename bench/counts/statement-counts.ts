import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';
import { settleDatabase } from './settle-database.ts';

export type StatementCounts = { statements: number; commits: number };

/** A database of the server, and the names of those that are counted, as far as they are there. */
export type CountedServer = { url: string; names: readonly string[] };

/** What each database is asked in a second while nobody registers, by name. */
export type IdleRates = ReadonlyMap<string, StatementCounts>;

/** A session hands its commits over when it has been idle this long (PGSTAT_IDLE_INTERVAL), or less. */
const commitsSeenAfterMs = 11_000;

const row = z.object({ database: z.string(), statements: z.number(), commits: z.number() });

/** Workers give a sign of life every two seconds, and look for closed flows every ten. */
const idleMs = 20_000;

/** Counts what is asked while nobody registers: signs of life, timers, looks for what there is to do. */
export async function measureIdleRates(server: CountedServer): Promise<IdleRates> {
  const { counts, seconds } = await countAll(server, () => sleep(idleMs));
  return mapCounts(counts, (count) => count / seconds);
}

/**
 * What was asked of each database for `work`: statements of clients, as pg_stat_statements has them,
 * without those that only bound a transaction; and commits. What would have been asked in that time
 * without it is taken off.
 */
export async function countStatements(
  server: CountedServer,
  idle: IdleRates,
  work: () => Promise<void>,
): Promise<Map<string, StatementCounts>> {
  const { counts, seconds } = await countAll(server, work);
  return mapCounts(counts, (count, database, of) =>
    Math.max(0, count - (idle.get(database)?.[of] ?? 0) * seconds),
  );
}

/** While the work ran, and after it until everything is counted. */
async function countAll(
  server: CountedServer,
  work: () => Promise<void>,
): Promise<{ counts: Map<string, StatementCounts>; seconds: number }> {
  // From another database, so that what we ask ourselves is not counted.
  const client = new Client({ connectionString: withDatabase(server.url, 'postgres') });
  await client.connect();
  try {
    await client.query('create extension if not exists pg_stat_statements');
    for (const database of (await read(client)).keys()) {
      if (server.names.includes(database)) await settleDatabase(withDatabase(server.url, database));
    }
    await sleep(commitsSeenAfterMs);
    const [since, before] = [performance.now(), await read(client)];
    await work();
    await sleep(commitsSeenAfterMs);
    const [until, after] = [performance.now(), await read(client)];
    const counts = mapCounts(
      after,
      (count, database, of) => count - (before.get(database)?.[of] ?? 0),
    );
    return { counts, seconds: (until - since) / 1000 };
  } finally {
    await client.end();
  }
}

type Change = (count: number, database: string, of: keyof StatementCounts) => number;

function mapCounts(counts: IdleRates, change: Change): Map<string, StatementCounts> {
  return new Map(
    [...counts].map(([database, { statements, commits }]) => [
      database,
      {
        statements: change(statements, database, 'statements'),
        commits: change(commits, database, 'commits'),
      },
    ]),
  );
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
      .array(row)
      .parse(rows)
      .map(({ database, ...rest }) => [database, rest]),
  );
}

function withDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

import type { Client } from 'pg';
import { z } from 'zod';

/** A statement of ours as pg_stat_statements has it, with $1 for each value. */
export type HotStatement = { text: string; calls: number; meanMs: number };

const row = z.object({ text: z.string(), calls: z.number(), meanMs: z.number() });
/** Of what one registration makes: one in two of them, at least. */
const leastCalls = 0.5;

/** Forgets what was counted so far, for all databases. */
export async function resetStatements(client: Client): Promise<void> {
  await client.query('create extension if not exists pg_stat_statements');
  await client.query('select pg_stat_statements_reset()');
}

/** What so many registrations have asked of this database, most calls first. */
export async function hotStatements(
  client: Client,
  registrations: number,
): Promise<HotStatement[]> {
  const { rows } = await client.query(
    `select query as text, calls::float8 / $1 as calls, mean_exec_time as "meanMs"
      from pg_stat_statements
      where dbid = (select oid from pg_database where datname = current_database()) and toplevel
        and query ~* '^\\s*(with|select|insert|update|delete)' and calls >= $1 * $2::float8
        and query !~ 'pg_stat_statements'
      order by calls desc, query`,
    [registrations, leastCalls],
  );
  return z.array(row).parse(rows);
}

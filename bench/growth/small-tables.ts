import type { Client } from 'pg';
import { z } from 'zod';

/** Reading all of so few rows is what PostgreSQL does where there is an index, too. */
const smallRows = 1_000;

const row = z.object({ name: z.string() });

/** The names of the tables that have few rows even now. */
export async function smallTables(client: Client): Promise<Set<string>> {
  const { rows } = await client.query(
    `select relname as name from pg_class
      where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples < $1`,
    [smallRows],
  );
  return new Set(
    z
      .array(row)
      .parse(rows)
      .map(({ name }) => name),
  );
}

import type { Client } from 'pg';
import { z } from 'zod';
import type { VisibilityIndex } from './visibility-indexes.ts';

/** An index that we have dropped, with what makes it again. */
export type DroppedIndex = Pick<VisibilityIndex, 'name' | 'definition' | 'column'>;

const table = 'dinhdanh_dropped_index';
const dropped = z.object({ name: z.string(), definition: z.string(), column: z.string() });

/**
 * The indexes that were dropped, by name. They are kept in a table beside Temporal's, which its schema
 * updates leave alone: with its definition of each, whatever version that was of.
 */
export async function droppedIndexes(client: Client): Promise<DroppedIndex[]> {
  const { rows: found } = await client.query(`select where to_regclass('${table}') is not null`);
  if (found.length === 0) return [];
  const { rows } = await client.query(
    `select name, definition, served_column as column from ${table} order by name`,
  );
  return z.array(dropped).parse(rows);
}

/** Writes down what an index is, before it goes. */
export async function noteDropped(client: Client, index: VisibilityIndex): Promise<void> {
  await client.query(`
    create table if not exists ${table} (
      name text primary key,
      definition text not null,
      served_column text not null,
      dropped_at timestamptz not null default now()
    )`);
  await client.query(
    `insert into ${table} (name, definition, served_column) values ($1, $2, $3)
      on conflict (name) do update set definition = excluded.definition, dropped_at = now()`,
    [index.name, index.definition, index.column],
  );
}

/** Forgets an index that is there again. */
export async function forgetDropped(client: Client, name: string): Promise<void> {
  await client.query(`delete from ${table} where name = $1`, [name]);
}

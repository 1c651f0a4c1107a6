import { sql } from 'kysely';
import { z } from 'zod';
import type { Queryable } from '../../src/db/database.ts';
import type { Keys } from '../../src/platform/keys.ts';
import { rows } from './rows.ts';

const tableRow = z.object({ name: z.string() });
const anyRow = z.record(z.string(), z.unknown());
type Row = z.output<typeof anyRow>;

/**
 * Every place of a database that holds one of some texts, as table.column: in clear, or in a sealed value
 * that opens for its place.
 */
export async function tracesOf(
  db: Queryable,
  keys: Keys,
  texts: readonly string[],
): Promise<string[]> {
  const tables = await rows(
    db,
    tableRow,
    sql`select tablename as name from pg_tables where schemaname = 'public'
      and tablename <> 'mikro_orm_migrations'`,
  );
  const found = new Set<string>();
  for (const { name } of tables) {
    for (const row of await rows(db, anyRow, sql`select * from ${sql.table(name)}`)) {
      for (const [column, value] of Object.entries(row)) {
        const readable = readableFrom(keys, { name, column, row, value });
        if (texts.some((text) => readable.includes(text))) found.add(`${name}.${column}`);
      }
    }
  }
  return [...found].sort();
}

type Cell = { name: string; column: string; row: Row; value: unknown };

function readableFrom(keys: Keys, { name, column, row, value }: Cell): string {
  if (!Buffer.isBuffer(value)) return JSON.stringify(value);
  const places = [`${name}.${column}`, String(row['address_column'])];
  const ids = ['id', 'account_id', 'flow_id'].map((key) => String(row[key]));
  const opened = places.flatMap((place) => ids.map((id) => opens(keys, value, `${place}:${id}`)));
  return [value.toString('utf8'), ...opened].join('\n');
}

function opens(keys: Keys, sealed: Buffer, boundTo: string): string {
  try {
    return keys.openText('column', sealed, boundTo);
  } catch {
    return '';
  }
}

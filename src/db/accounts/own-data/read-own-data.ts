import { sql } from 'kysely';
import type { Keys } from '../../../platform/keys.ts';
import { type Database, type Queryable, rows } from '../../database.ts';
import { openText } from '../../sealed.ts';
import type { ColumnRule, OwnTable } from './own-table.ts';
import { ownTables } from './own-tables.ts';

type Row = Readonly<Record<string, unknown>>;

/** Everything that is held of an account, by what the export calls it: rows, their columns by name. */
export type OwnData = Record<string, Row[]>;

/**
 * Reads all that is held of an account, opened, at one time: what changes meanwhile is in all of it, or in
 * none. No secret is in it.
 */
export async function readOwnData(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  accountId: string,
): Promise<OwnData> {
  return transaction(async (tx) => {
    await sql`set transaction isolation level repeatable read, read only`.execute(tx);
    const data: OwnData = {};
    for (const [name, table] of Object.entries(ownTables)) {
      data[table.as] = await readTable(tx, keys, { name, table, accountId });
    }
    return data;
  });
}

type Reading = { name: string; table: OwnTable; accountId: string };

async function readTable(
  db: Queryable,
  keys: Keys,
  { name, table, accountId }: Reading,
): Promise<Row[]> {
  const found = await rows(
    db,
    sql<Row>`select * from ${sql.table(name)} where ${table.rowsOf(accountId)}`,
  );
  const shown = Object.entries(table.columns).filter(([, rule]) => rule !== 'withheld');
  return found.map((row) =>
    Object.fromEntries(
      shown.map(([column, rule]) => [
        camelCased(column),
        valueOf(keys, row, { column, rule, accountId }),
      ]),
    ),
  );
}

function valueOf(
  keys: Keys,
  row: Row,
  { column, rule, accountId }: { column: string; rule: ColumnRule; accountId: string },
): unknown {
  const value = row[column] ?? null;
  if (typeof rule === 'string' || value === null) return value;
  if (!(value instanceof Uint8Array)) throw new Error(`${column} is not sealed`);
  const of = { account: accountId, row: row['id'], flow: row['flow_id'] }[rule.by];
  const text = openText(keys, rule.opens, String(of), value);
  return rule.as === 'json' ? parsed(text) : text;
}

function parsed(text: string): unknown {
  const value: unknown = JSON.parse(text);
  return value;
}

function camelCased(column: string): string {
  return column.replaceAll(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
}

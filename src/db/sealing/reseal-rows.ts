import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { type SealedTable, type SealedTableName, sealedTables } from '../sealed.ts';

/** A row by the values of its primary key, in their order, as text. */
export type RowKey = string[];

/** What became of the rows that were looked at. */
export type Resealed = {
  /** Where to go on; null: the table has no more rows. */
  after: RowKey | null;
  looked: number;
  resealed: number;
  /** How many values each key but the current one had sealed. */
  byKey: Record<string, number>;
  /** Values that stay as they are: somebody held the row or changed it, or their key is not in the ring. */
  left: number;
};

/** A value that another key than the current one has sealed. */
type Old = { key: RowKey; column: string; place: string; value: Buffer; keyId: string };

/**
 * Seals by the current key what another one has sealed, in the next rows of a table. Waits for nobody, and
 * writes over nothing that was written meanwhile.
 */
export async function resealRows(
  db: Queryable,
  keys: Keys,
  name: SealedTableName,
  { after, atOnce }: { after: RowKey | null; atOnce: number },
): Promise<Resealed> {
  const table: SealedTable = sealedTables[name];
  const page = await readPage(db, keys, name, { after, atOnce });
  const old = page.flatMap(({ key, place, ...row }) =>
    table.columns.flatMap((column): Old[] => {
      const [value, keyId] = [row.values[column], row.key_ids[column]];
      if (value === undefined || value === null || !keyId) return [];
      const sealedFor = table.sealedFor ? place : `${name}.${column}:${place}`;
      return [{ key, column, place: sealedFor, value: Buffer.from(value, 'hex'), keyId }];
    }),
  );
  let resealed = 0;
  for (const column of table.columns) {
    const ofColumn = old.filter((one) => one.column === column);
    if (ofColumn.length > 0) resealed += await writeFresh(db, keys, name, column, ofColumn);
  }
  const byKey: Record<string, number> = {};
  for (const { keyId } of old) byKey[keyId] = (byKey[keyId] ?? 0) + 1;
  const next = page.length < atOnce ? null : (page.at(-1)?.key ?? null);
  return { after: next, looked: page.length, resealed, byKey, left: old.length - resealed };
}

/** About how many rows a table has, as the planner knows it. */
export async function estimateRows(db: Queryable, name: SealedTableName): Promise<number> {
  const [found] = await rows(
    db,
    sql<{ rows: number }>`
      select greatest(reltuples, 0)::float8 as rows from pg_class where oid = ${name}::regclass`,
  );
  return found?.rows ?? 0;
}

/** SQL: the id of the key that a sealed value names (`Keys.seal`); null where it is none. */
export function keyIdOf(column: string): RawBuilder<string | null> {
  const value = sql.ref(column);
  return sql`case when octet_length(${value}) > 2
    then convert_from(substring(${value} from 3 for get_byte(${value}, 1)), 'UTF8') end`;
}

type PageRow = {
  key: RowKey;
  place: string;
  values: Record<string, string | null>;
  key_ids: Record<string, string | null>;
};

/** The next rows, in the order of their keys; with the values that another key has sealed. */
function readPage(
  db: Queryable,
  { ring }: Keys,
  name: SealedTableName,
  { after, atOnce }: { after: RowKey | null; atOnce: number },
): Promise<PageRow[]> {
  const table: SealedTable = sealedTables[name];
  const keyColumns = Object.keys(table.key);
  const refs = sql.join(keyColumns.map((column) => sql.ref(column)));
  const onwards = after ? sql`where (${refs}) > (${typed(table, after)})` : sql``;
  const each = (of: (column: string, keyId: RawBuilder<unknown>) => RawBuilder<unknown>) =>
    sql`jsonb_build_object(${sql.join(
      table.columns.flatMap((column) => [sql.lit(column), of(column, keyIdOf(column))]),
    )})`;
  const isOld = (keyId: RawBuilder<unknown>) => sql`${keyId} <> ${ring.current}`;
  const place = table.sealedFor
    ? sql`${sql.raw(table.sealedFor)} || ':' || ${sql.raw(table.row)}`
    : sql`(${sql.raw(table.row)})::text`;
  return rows(
    db,
    sql<PageRow>`
      select array[${sql.join(keyColumns.map((column) => sql`${sql.ref(column)}::text`))}] as key,
        ${place} as place,
        ${each((column, keyId) => sql`case when ${isOld(keyId)} then encode(${sql.ref(column)}, 'hex') end`)} as values,
        ${each((_, keyId) => sql`case when ${isOld(keyId)} then ${keyId} end`)} as key_ids
      from ${sql.table(name)} ${onwards} order by ${refs} limit ${atOnce}::int`,
  );
}

/** Writes each value sealed anew where the row still has the old one and nobody holds it; answers how many. */
async function writeFresh(
  db: Queryable,
  keys: Keys,
  name: SealedTableName,
  column: string,
  old: readonly Old[],
): Promise<number> {
  const fresh = old.flatMap((one) => {
    const value = sealedAnew(keys, one);
    return value
      ? [
          {
            ...one,
            value: sql`(${typed(sealedTables[name], one.key)},
      ${one.value}::bytea, ${value}::bytea)`,
          },
        ]
      : [];
  });
  if (fresh.length === 0) return 0;
  const keyColumns = Object.keys(sealedTables[name].key);
  const names = sql.join([...keyColumns, 'old', 'fresh'].map((each) => sql.ref(each)));
  const ofTable = keyColumns.map((each) => sql`t.${sql.ref(each)} = n.${sql.ref(each)}`);
  const isSame = sql`${sql.join(ofTable, sql` and `)} and t.${sql.ref(column)} = n.old`;
  const { numAffectedRows } = await sql`
    with n (${names}) as (values ${sql.join(fresh.map(({ value }) => value))}),
    free as (select t.ctid from ${sql.table(name)} t join n on ${isSame} for update of t skip locked)
    update ${sql.table(name)} t set ${sql.ref(column)} = n.fresh
    from n where ${isSame} and t.ctid = any (array(select ctid from free))`.execute(db);
  return Number(numAffectedRows ?? 0);
}

/** Undefined where the ring does not have its key. */
function sealedAnew(keys: Keys, { value, place, keyId }: Old): Buffer | undefined {
  if (!keys.ring.ids.includes(keyId)) return undefined;
  return keys.seal('column', keys.open('column', value, place), place);
}

function typed({ key }: SealedTable, values: RowKey): RawBuilder<unknown> {
  const types = Object.values(key);
  return sql.join(values.map((value, at) => sql`${value}::${sql.raw(types[at] ?? 'text')}`));
}

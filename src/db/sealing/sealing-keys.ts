import { sql } from 'kysely';
import { type Queryable, rows } from '../database.ts';
import { type SealedTable, type SealedTableName, sealedTables } from '../sealed.ts';
import { keyIdOf } from './reseal-rows.ts';

/** Notes that a process seals by this key from now on. */
export async function useSealingKey(db: Queryable, id: string): Promise<void> {
  await sql`
    insert into sealing_key (id) values (${id})
    on conflict (id) do update set seen_at = now(), unused_since = null`.execute(db);
}

/**
 * Notes what a look at all rows, which began then, has found: the keys that rows are sealed by. Those that
 * it has not found are used by no row any more, unless a process has begun to seal by them since, or by the current key.
 */
export async function noteSealingKeys(
  db: Queryable,
  { found, since, current }: { found: readonly string[]; since: string; current: string },
): Promise<void> {
  await sql`
    insert into sealing_key (id) select unnest(${sql.val([...found])}::text[])
    on conflict (id) do update set seen_at = now(), unused_since = null`.execute(db);
  await sql`
    update sealing_key set unused_since = now()
    where unused_since is null and seen_at < ${since}::timestamptz and id <> ${current}
      and id <> all (${sql.val([...found])}::text[])`.execute(db);
}

export type SealingKeys = { inUse: string[]; unused: string[] };

/** The keys that rows are sealed by, as far as is known, and those that no row is sealed by any more. */
export async function readSealingKeys(db: Queryable): Promise<SealingKeys> {
  const found = await rows(
    db,
    sql<{ id: string; isUnused: boolean }>`
      select id, unused_since is not null as "isUnused" from sealing_key order by first_used_at, id`,
  );
  const idsOf = (isUnused: boolean) =>
    found.filter((one) => one.isUnused === isUnused).map(({ id }) => id);
  return { inUse: idsOf(false), unused: idsOf(true) };
}

/**
 * The keys that the first row of each sealed table is sealed by: what a database from before keys were
 * noted tells at once. Reads one row of each by its primary key.
 */
export async function sampleSealingKeys(db: Queryable): Promise<string[]> {
  const samples = Object.entries<SealedTable>(sealedTables).map(([name, { key, columns }]) => {
    const ids = sql.join(columns.map((column) => keyIdOf(column)));
    const order = sql.join(Object.keys(key).map((column) => sql.ref(column)));
    return sql`(select unnest(array[${ids}]) as id from
      (select * from ${sql.table(name)} order by ${order} limit 1) as first)`;
  });
  const found = await rows(
    db,
    sql<{ id: string }>`
      select distinct id from (${sql.join(samples, sql` union all `)}) as sampled
      where id is not null order by id`,
  );
  return found.map(({ id }) => id);
}

/** The sealed tables in the order in which they are gone through; null: there are no more. */
export function sealedTableAfter(name: SealedTableName | null): SealedTableName | null {
  const names = Object.keys(sealedTables).filter(isSealedTable);
  return names[name === null ? 0 : names.indexOf(name) + 1] ?? null;
}

function isSealedTable(name: string): name is SealedTableName {
  return Object.hasOwn(sealedTables, name);
}

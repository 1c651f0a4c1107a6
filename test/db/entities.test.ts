import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { MikroORM } from '@mikro-orm/postgresql';
import { sql } from 'kysely';
import { type Database, openDatabase, rows } from '../../src/db/database.ts';
import { entities } from '../../src/db/entities/entities.ts';
import { createTestDatabase } from '../support/database.ts';

type Column = { name: string; type: string; nullable: boolean; isKey: boolean };

let database: Database;
let orm: Awaited<ReturnType<typeof MikroORM.init>>;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
  orm = await MikroORM.init({ clientUrl: url, entities: [...entities], ensureDatabase: false });
}, 60_000);
afterAll(() => Promise.all([database.close(), orm.close()]));

const byName = (a: Column, b: Column) => a.name.localeCompare(b.name);

/** The columns that migrations have made. */
async function migrated(table: string): Promise<Column[]> {
  const found = await rows(
    database.db,
    sql<Column>`
      select a.attname as name, format_type(a.atttypid, null) as type,
        not a.attnotnull as nullable, coalesce(a.attnum = any (k.conkey), false) as "isKey"
      from pg_attribute a left join pg_constraint k on k.conrelid = a.attrelid and k.contype = 'p'
      where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped`,
  );
  return found.sort(byName);
}

const sameType: Readonly<Record<string, string>> = {
  timestamptz: 'timestamp with time zone',
  int: 'integer',
};

type Entity = (typeof entities)[number];
const tableOf = ({ meta }: Entity): string => orm.getMetadata().get(meta.class).tableName;

/** The columns that an entity declares. */
function declared({ meta }: Entity): Column[] {
  const { props } = orm.getMetadata().get(meta.class);
  return props
    .map(
      ({
        fieldNames: [name = ''],
        columnTypes: [type = ''],
        nullable = false,
        primary = false,
      }) => ({
        name,
        type: sameType[type] ?? type,
        nullable,
        isKey: primary,
      }),
    )
    .sort(byName);
}

test.each(entities.map((entity) => [entity.meta.className, entity] as const))(
  'the entity %s declares the columns that migrations have made',
  async (_, entity) => {
    const columns = declared(entity);
    expect(columns.length).toBeGreaterThan(1);
    expect(columns).toEqual(await migrated(tableOf(entity)));
  },
);

test('every table has its entity', async () => {
  const found = await rows(
    database.db,
    sql<{ name: string }>`select tablename as name from pg_tables where schemaname = 'public'`,
  );
  const ofOrm = ['mikro_orm_migrations'];
  const tables = found.map(({ name }) => name).filter((name) => !ofOrm.includes(name));
  expect(tables.sort()).toEqual(entities.map(tableOf).sort());
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { type Ran, runScript } from '../support/run-script.ts';
import { servers } from '../support/servers.ts';

const database = `test_${randomUUID()}`;
let client: pg.Client;

function urlOf(user: 'owner' | 'writer' | 'sealer'): string {
  const url = new URL(servers().urls[user]);
  url.pathname = database;
  return url.href;
}

beforeAll(async () => {
  await createDatabase(urlOf('owner').replace(database, 'postgres'), database);
  client = new pg.Client(urlOf('owner'));
  await client.connect();
});
afterAll(() => client.end());

function migrate(): Promise<Ran> {
  return runScript('scripts/migrate.ts', {
    DATABASE_URL: urlOf('writer'),
    DATABASE_OWNER_URL: urlOf('owner'),
    DATABASE_SEALER_URL: urlOf('sealer'),
  });
}

async function tables(): Promise<string[]> {
  const found = await client.query<{ tablename: string }>(
    `select tablename from pg_tables where schemaname = 'public' order by 1`,
  );
  return found.rows.map(({ tablename }) => tablename);
}

test('a migration that fails half-way leaves nothing, names itself, and runs when that is put right', async () => {
  // In the way of one in the middle: those before it have made their tables by then.
  await client.query('create table audit_seal (in_the_way integer)');
  const failed = await migrate();
  expect(failed.code).toBe(1);
  expect(failed.stderr).toMatch(
    /^The migration Migration\w+ failed: relation "audit_seal" already exists\. Nothing of this run is left/,
  );
  expect(failed.stderr.trim().split('\n')).toHaveLength(1);
  expect((await tables()).filter((name) => name !== 'mikro_orm_migrations')).toEqual([
    'audit_seal',
  ]);
  expect((await client.query('select from mikro_orm_migrations')).rowCount).toBe(0);

  await client.query('drop table audit_seal');
  expect(await migrate()).toMatchObject({ code: 0 });
  expect(await tables()).toEqual(expect.arrayContaining(['account', 'flow', 'audit_seal']));
});

import { randomUUID } from 'node:crypto';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import pg from 'pg';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import { projectFolder } from '../../scripts/runtime/node-part.ts';
import { servers } from '../support/servers.ts';

const run = promisify(execFile);
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

async function migrate(): Promise<{ code: number; stderr: string }> {
  const env = {
    PATH: process.env['PATH'],
    NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'],
    DATABASE_URL: urlOf('writer'),
    DATABASE_OWNER_URL: urlOf('owner'),
    DATABASE_SEALER_URL: urlOf('sealer'),
  };
  try {
    const { stderr } = await run(process.execPath, ['scripts/migrate.ts'], {
      cwd: projectFolder,
      env,
    });
    return { code: 0, stderr };
  } catch (error) {
    const { code, stderr } = Object(error) as { code: number; stderr: string };
    return { code, stderr };
  }
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

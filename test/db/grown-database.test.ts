import { afterAll, beforeAll, expect, it } from '@jest/globals';
import pg from 'pg';
import { explainStatement } from '../../bench/growth/explain-statement.ts';
import { fillDatabase } from '../../bench/growth/fill-database.ts';
import { asUser, createTestDatabase } from '../support/database.ts';

let client: pg.Client;
let url: string;
beforeAll(async () => {
  url = asUser(await createTestDatabase(), 'owner');
  client = new pg.Client({ connectionString: url });
  await client.connect();
});
afterAll(() => client.end());

const count = async (table: string): Promise<unknown> =>
  (await client.query(`select count(*)::int as rows from ${table}`)).rows[0];

it('has so many accounts and open flows, with what belongs to them', async () => {
  await fillDatabase(url, { accounts: 3_000, openFlows: 2_000 });
  for (const table of ['account', 'identity_document', 'consent', 'audit_event'])
    expect(await count(table)).toEqual({ rows: 3_000 });
  expect(await count('authentication_method')).toEqual({ rows: 6_000 });
  expect(await count("flow where status = 'open' and expires_at > now()")).toEqual({ rows: 2_000 });
  for (const table of ['otp_challenge', 'admission', 'throttle'])
    expect(await count(table)).toEqual({ rows: 2_000 });
});

it('tells by which index a statement reads, and where it reads all', async () => {
  const indexed = 'select body from flow where id = $1';
  expect(await explainStatement(client, indexed)).toEqual([{ table: 'flow', index: 'flow_pkey' }]);
  const all = 'select id from flow where event = $1';
  expect(await explainStatement(client, all)).toEqual([{ table: 'flow', index: null }]);
  const conflict = `insert into throttle values ($1, 1, now())
    on conflict (key) do update set hits = throttle.hits + 1`;
  expect(await explainStatement(client, conflict)).toEqual([
    { table: 'throttle', index: 'throttle_pkey' },
  ]);
  const counted = `update throttle set hits = case when hits > $1 then $2 else $3 end where key = $4`;
  expect(await explainStatement(client, counted)).toContainEqual({
    table: 'throttle',
    index: 'throttle_pkey',
  });
  await expect(explainStatement(client, 'select from nobody')).rejects.toThrow('nobody');
});

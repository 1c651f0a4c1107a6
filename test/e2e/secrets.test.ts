import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../../src/db/database.ts';
import { flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ LOG_LEVEL: 'trace' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

test('nothing that is secret or personal can be read in history, tables or logs', async () => {
  const { citizen, body, flow, code } = await registration(system).atPassword();
  const mistaken = { password: 'Mật-khẩu-2025!', repeated: password };
  await system.portal.step(flow, 'password', mistaken);
  const done = await system.portal.step(flow, 'password', { password, repeated: password });
  expect(flowOf(done).status).toBe('completed');

  const tables = await rows(
    system.database.db,
    z.object({ name: z.string() }),
    sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
  );
  const dumps = await Promise.all(
    tables.map(({ name }) =>
      rows(
        system.database.db,
        z.unknown(),
        sql`select to_jsonb(t) as row from ${sql.table(name)} t`,
      ),
    ),
  );
  const places = {
    history: await system.rawHistory(flow.id),
    tables: JSON.stringify(dumps),
    logs: await system.logs(),
  };
  const secrets = {
    phone: citizen.phone.slice(3),
    documentNumber: citizen.documentNumber,
    fullName: citizen.fullName,
    dateOfBirth: body.dateOfBirth,
    code,
    password,
    mistaken: mistaken.password,
    token: flow.token ?? '',
  };
  const found = Object.entries(places).flatMap(([place, text]) =>
    Object.entries(secrets)
      .filter(
        ([, secret]) =>
          text.includes(secret) ||
          text.includes(Buffer.from(secret).toString('base64').slice(0, -3)),
      )
      .map(([name]) => `${name} in ${place}`),
  );
  for (const text of Object.values(places)) expect(text.length).toBeGreaterThan(500);
  expect(found).toEqual([]);
});

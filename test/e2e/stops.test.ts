import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { orThrow } from '../../client/or-throw.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { askCodec, inTemporalUi } from '../support/codec.ts';
import { asUser } from '../support/database.ts';
import { flowOf } from '../support/portal.ts';
import { registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { signInStaff } from '../support/staff.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let owner: Database;
beforeAll(async () => {
  // A proxy in front of the API is given time to see that it goes.
  system = await startSystem({ TRUSTED_PROXIES: '1', REQUEST_DEADLINE_MS: '20000' });
  const url = asUser(system.environment['DATABASE_URL'] ?? '', 'owner');
  owner = await openDatabase(url, { poolSize: 3, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => Promise.all([owner.close(), system.stop()]), 30_000);

async function count(what: ReturnType<typeof sql>): Promise<number> {
  const [row] = await rows(
    owner.db,
    z.object({ n: z.number() }),
    sql`select count(*)::int as n ${what}`,
  );
  return row?.n ?? 0;
}

/** Holds a table until somebody's work waits for it and its process was told to stop; answers with how that ended. */
async function toldInTheMiddle(name: PartName, table: string, begin: () => unknown) {
  return owner.transaction(async (tx) => {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
    begin();
    const waits = sql`from pg_locks where not granted and relation = ${table}::regclass`;
    await until('the work to stand there', async () => (await count(waits)) > 0);
    return { ended: system.end(name) };
  });
}

const ask = async (path: string) => {
  const response = await fetch(system.url + path);
  const json: unknown = await response.json();
  return { status: response.status, connection: response.headers.get('connection'), json };
};

test('an API serves until its proxy knows, then refuses, and answers what it has', async () => {
  const waiting = await registration(system).atOtp();
  const asked = await registration(system).atOtp();
  await until('the delivery', async () => {
    const { step } = flowOf(await system.portal.read(waiting.flow));
    return step?.otp?.delivery === 'delivered';
  });
  const after = orThrow(await system.portal.read(waiting.flow));
  const poll = system.portal.read(waiting.flow, { after, waitSeconds: 30 });
  system.freeze('worker');
  const step = system.portal.step(asked.flow, 'otp', { code: asked.code });
  await until('both to be under way', async () => {
    const figures = await (await fetch(`${system.url}/metrics`)).text();
    return /^dinhdanh_watchers 1$/m.test(figures) && /_in_flight 1$/m.test(figures);
  });

  const ended = system.end('api');
  await until('it to say that it goes', async () => (await ask('/healthz')).status === 404);
  expect(await ask('/v1/methods')).toMatchObject({ status: 200, connection: 'close' });
  expect(await ask('/readyz')).toMatchObject({ status: 503, json: { status: 'not ready' } });
  const refusal = await until('it to take nothing new', async () => {
    const answer = await ask('/v1/methods');
    return answer.status !== 200 && answer;
  });
  expect(refusal).toMatchObject({
    status: 503,
    connection: 'close',
    json: { code: 'ServiceUnavailable' },
  });
  expect((await fetch(`${system.url}/vi`)).status).toBe(503);
  expect((await poll).status).toBe(304);
  system.thaw('worker');
  expect(flowOf(await step).step?.name).toBe('password');
  expect(await ended).toBe('code 0');
  await system.start('api');
});

test('a worker ends the activity that it has', async () => {
  const { flow, code } = await registration(system).atOtp();
  let step: ReturnType<System['portal']['step']> | undefined;
  const { ended } = await toldInTheMiddle('worker', 'otp_challenge', () => {
    step = system.portal.step(flow, 'otp', { code });
  });
  expect(await ended).toBe('code 0');
  expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
  await system.start('worker');
  await step;
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('password');
  expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
});

test('a codec server answers what it has', async () => {
  const operator = await signInStaff(system.url, 'vanhanh');
  await system.start('codec');
  let answer: ReturnType<typeof askCodec> | undefined;
  const { ended } = await toldInTheMiddle('codec', 'staff_session', () => {
    answer = askCodec(system, { headers: inTemporalUi(operator) });
  });
  expect(await answer).toMatchObject({ status: 200 });
  expect(await ended).toBe('code 0');
});

test('a sealer ends the batch that it has, and begins no other', async () => {
  const sealed = sql`from audit_event where sequence is not null`;
  const seals = sql`from audit_seal`;
  await system.start('sealer');
  const unsealed = sql`from audit_event where sequence is null`;
  await until('all to be sealed', async () => (await count(unsealed)) === 0);
  const before = { sealed: await count(sealed), seals: await count(seals) };
  const events = sql`insert into audit_event (event, actor, details)
    select 'x', 'system', '{}' from generate_series(1, 2500)`;
  const { ended } = await toldInTheMiddle('sealer', 'audit_seal', () =>
    events.execute(system.database.db),
  );
  expect(await ended).toBe('code 0');
  expect({ sealed: await count(sealed), seals: await count(seals) }).toEqual({
    sealed: before.sealed + 1_000,
    seals: before.seals + 1,
  });
});

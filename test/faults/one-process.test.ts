import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { logFileIn, startNodePart } from '../../scripts/runtime/node-part.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { registerThroughKill, sendUntilAnswered, steps } from '../support/kill-through.ts';
import { type Answer, flowOf } from '../support/portal.ts';
import { password, registration } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const chosen = { password, repeated: password };
const readiness = z.object({ required: z.record(z.string(), z.string()) });

let system: System;
beforeAll(async () => {
  const settings = { API_HOSTS_WORKER: 'true', REQUEST_DEADLINE_MS: '4000' };
  system = await startSystem(settings, { ownTemporal: true });
}, 90_000);
afterAll(() => system.stop(), 60_000);

/** Sends a step whose work waits for a lock on a table; `meanwhile` runs when it does. */
async function inTheMiddle<T>(
  table: string,
  send: () => Promise<Answer>,
  meanwhile: () => Promise<T>,
): Promise<{ first: Promise<Answer | null>; came: T }> {
  return system.database.transaction(async (tx) => {
    await sql`lock table ${sql.table(table)} in access exclusive mode`.execute(tx);
    const first = send().catch(() => null);
    await until('the step to wait for the lock', async () => {
      const waiting = sql`select from pg_stat_activity where wait_event_type = 'Lock'
        and datname = current_database()`;
      return (await rows(tx, z.unknown(), waiting)).length > 0;
    });
    return { first, came: await meanwhile() };
  });
}

describe.each(['api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each(steps)(
    'at the step %s loses nothing',
    (step) => registerThroughKill(system, part, step),
    90_000,
  );
});

test('kill -9 while a code is being checked: it is accepted once', async () => {
  const { flow, code } = await registration(system).atOtp();
  const key = randomUUID();
  const send = () => system.portal.step(flow, 'otp', { code }, { key });
  await inTheMiddle('otp_challenge', send, () => system.kill('api'));
  await system.start('api');
  expect((await sendUntilAnswered(send)).step?.name).toBe('password');
  expect(await system.audit(flow.id, 'otp.verified')).toHaveLength(1);
  const tries = sql`select attempts from otp_challenge where flow_id = ${flow.id}`;
  expect(await rows(system.database.db, z.unknown(), tries)).toEqual([{ attempts: 1 }]);
}, 90_000);

test('kill -9 while an account is being created: there is one', async () => {
  const { flow } = await registration(system).atPassword();
  const key = randomUUID();
  const send = () => system.portal.step(flow, 'password', chosen, { key });
  await inTheMiddle('identity_document', send, () => system.kill('api'));
  await system.start('api');
  expect((await sendUntilAnswered(send)).status).toBe('completed');
  expect(await system.audit(flow.id, 'account.created')).toHaveLength(1);
}, 90_000);

test('told to stop, it answers what is under way, with its worker, and ends with 0', async () => {
  const open = await registration(system).atOtp();
  const { flow } = await registration(system).atPassword();
  const send = () => system.portal.step(flow, 'password', chosen);
  const { first, came } = await inTheMiddle('identity_document', send, async () => {
    const ended = system.end('api');
    await until('the API to take nothing new', () =>
      fetch(`${system.url}/healthz`).then(
        () => false,
        () => true,
      ),
    );
    return { ended };
  });
  const answer = await first;
  expect(answer && flowOf(answer)).toMatchObject({ status: 'completed' });
  expect(await came.ended).toBe('code 0');
  await system.start('api');
  const { code } = open;
  const goesOn = await system.portal.step(open.flow, 'otp', { code });
  expect(flowOf(goesOn).step?.name).toBe('password');
}, 90_000);

test('its figures are those of both', async () => {
  await registration(system).atPassword();
  const text = await (await fetch(`${system.url}/metrics`)).text();
  expect(text).toMatch(/^dinhdanh_flow_starts_total\{.*\} [1-9]/m);
  expect(text).toMatch(/^dinhdanh_outside_calls_total\{system="carrier",.*\} [1-9]/m);
  expect(text).toMatch(/^dinhdanh_audit_unsealed_events /m);
}, 30_000);

test('started while Temporal is down it tells where flows stand, and takes them up when it comes', async () => {
  const { flow, code } = await registration(system).atOtp();
  await system.kill('temporal');
  await system.kill('api');
  const ready = system.start('api');
  await until('the API to say that Temporal is down', async () => {
    const response = await fetch(`${system.url}/readyz`).catch(() => null);
    if (response === null) return false;
    const { required } = readiness.parse(await response.json());
    return required['database'] === 'up' && required['temporal'] === 'down';
  });
  expect(flowOf(await system.portal.read(flow)).step?.name).toBe('otp');
  expect(await system.portal.step(flow, 'otp', { code })).toMatchObject({ status: 503 });
  await system.start('temporal');
  await ready;
  expect(flowOf(await system.portal.step(flow, 'otp', { code })).step?.name).toBe('password');
}, 90_000);

test('a worker that fails ends the process, with a sentence', async () => {
  const part = startNodePart({
    file: 'src/api/server.ts',
    environment: {
      ...system.environment,
      API_PORT: String(await freePort()),
      TEMPORAL_NAMESPACE: 'nobody-made-it',
    },
    logFile: logFileIn(loadConfig(system.environment).dataDir, 'failing'),
  });
  expect(await part.ended).toBe('code 1');
  expect(part.output()).toMatch(
    /^Error: The worker failed, and the process ends: .*nobody-made-it/m,
  );
}, 60_000);

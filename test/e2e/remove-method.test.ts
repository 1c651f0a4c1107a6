import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { setMethod } from '../../src/db/accounts/live-methods.ts';
import { flowView } from '../../src/domain/flows/flow-view.ts';
import { methodIds, noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Asks for a change of one of an account's methods by its own route. */
async function ask(token: string | undefined, method: 'DELETE' | 'POST', place: string) {
  const response = await system.portal.send(`/v1/account/methods/${place}`, {
    method,
    headers: {
      authorization: `Bearer ${token ?? ''}`,
      'idempotency-key': `"${randomUUID()}"`,
      ...(method === 'POST' && { 'content-type': 'application/json' }),
    },
  });
  const json: unknown = await response.json();
  return { status: response.status, json };
}

test('a locked method is unlocked, and removed when there is another way in', async () => {
  const { citizen, accountId } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  const { db } = system.database;
  const certificate = { serial: '0A1B', issuer: 'CA', notAfter: '2030-01-01T00:00:00.000Z' };
  await setMethod(db, system.keys, accountId, { kind: 'usb_signature', certificate });
  await sql`update authentication_method set locked_at = now()
    where account_id = ${accountId} and kind = 'usb_signature'`.execute(db);
  const { usb_signature: usb = '', password = '' } = await methodIds(system, accountId);
  expect(await ask(token, 'DELETE', password)).toMatchObject({
    status: 409,
    json: { code: 'LastWayIn', flow: { status: 'refused' } },
  });
  const unlocked = await ask(token, 'POST', `${usb}/unlock`);
  expect(flowView.parse(unlocked.json)).toMatchObject({ status: 'completed', method: 'unlock' });
  const removed = await ask(token, 'DELETE', password);
  expect(removed.status).toBe(201);
  expect(flowView.parse(removed.json)).toMatchObject({
    status: 'completed',
    result: { account: { id: accountId, level: 2 } },
  });
  expect(await noticesOf(system, accountId)).toEqual([
    'method_unlocked by sms',
    'method_removed by sms',
  ]);
  expect(await methodIds(system, accountId)).not.toHaveProperty('password');
});

test.each([
  ['an id that nobody has', randomUUID()],
  ['none', 'all'],
])('%s is of no method', async (_, id) => {
  const { citizen } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  expect(await ask(token, 'DELETE', id)).toMatchObject({
    status: 404,
    json: { code: 'MethodNotFound' },
  });
});

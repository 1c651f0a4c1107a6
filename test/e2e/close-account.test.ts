import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { tidy } from '../support/tidy.ts';
import { cancellationCode } from '../../src/platform/look-ups.ts';
import { detailsOf } from '../support/citizens.ts';
import { changesBy, noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { tracesOf } from '../support/traces.ts';
import { until } from '../support/until.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  // Long enough for a busy machine to sign somebody in meanwhile.
  system = await startSystem({ CLOSING_SECONDS: '25', CLOSING_LOOK_EVERY_SECONDS: '1' });
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** Somebody whose account is to be closed. */
async function closing() {
  const { citizen, accountId } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  const changes = changesBy(system, token);
  const flow = await changes.started('closure', {});
  return { citizen, accountId, changes, flow };
}

const ended = (flow: FlowView, status: FlowView['status']) =>
  until(
    `the flow to be ${status}`,
    async () => {
      const now = withToken(flow, flowOf(await system.portal.read(flow)));
      return now.status === status && now;
    },
    60_000,
  );

test('ends the sessions at once; on the day nothing is left of the person, but the number is kept', async () => {
  const { citizen, accountId, changes, flow } = await closing();
  expect(flow).toMatchObject({
    status: 'open',
    step: { name: 'closing', waitingFor: 'citizen', actions: ['cancel'] },
  });
  expect(await changes.isLive()).toBe(false);
  expect(await noticesOf(system, accountId)).toEqual(['closing by sms']);
  const { documentNumber, phone } = citizen;
  const traces = () => tracesOf(system.database.db, system.keys, [documentNumber, phone]);
  expect(await traces()).toContain('identity_document.number');

  await ended(flow, 'completed');
  await until('the last message', async () => {
    const { rows } = await sql<{ sent: boolean }>`
      select coalesce(sent_at, given_up_at) is not null as sent from notice
      where account_id = ${accountId} and kind = 'closed'`.execute(system.database.db);
    return rows[0]?.sent;
  });
  await tidy(system.database);
  expect(await traces()).toEqual([]);

  const again = await system.portal.start(detailsOf(citizen, system.consentVersion));
  expect(problemOf(again).code).toBe('AccountAlreadyExists');
  const login = await system.portal.login('password', { username: documentNumber, password });
  expect(problemOf(login).code).toBe('CredentialsWrong');
}, 120_000);

test('is taken back by a sign-in', async () => {
  const { citizen, accountId, flow } = await closing();
  const { token } = await citizens.signedIn(citizen);
  await ended(flow, 'cancelled');
  expect(await changesBy(system, token).isLive()).toBe(true);
  expect(await noticesOf(system, accountId)).toEqual([
    'closing by sms',
    'closing_taken_back by sms',
  ]);
}, 60_000);

test('is taken back by the code of its message, which nobody need be signed in for', async () => {
  const { citizen, accountId, flow } = await closing();
  const code = cancellationCode(system.keys, flow.id);
  await until('the message', async () =>
    (await system.simulators.messages(citizen.phone)).some((text) => text.includes(code)),
  );
  const { status } = await system.portal.send('/v1/cancellations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  expect(status).toBe(200);
  await ended(flow, 'cancelled');
  expect(await noticesOf(system, accountId)).toContain('closing_taken_back by sms');
});

test("is taken back by the flow's own cancellation, through a worker that dies", async () => {
  const { accountId, flow } = await closing();
  await system.kill('worker');
  const cancelling = system.portal.cancel(flow);
  await system.start('worker');
  await cancelling;
  await ended(flow, 'cancelled');
  const { rows } = await sql<{ closing: string | null }>`
    select closing_flow_id as closing from account where id = ${accountId}`.execute(
    system.database.db,
  );
  expect(rows).toEqual([{ closing: null }]);
  expect(await noticesOf(system, accountId)).toEqual([
    'closing by sms',
    'closing_taken_back by sms',
  ]);
});

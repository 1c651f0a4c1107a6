import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { z } from 'zod';
import { aCitizen } from '../support/citizens.ts';
import { noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { recoveries } from '../support/recoveries.ts';
import { password } from '../support/registration.ts';
import { sessionsOf } from '../support/sign-ins.ts';
import { type SignedInStaff, signInStaff, type StaffAnswer } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let clerk: SignedInStaff;
let supervisor: SignedInStaff;
beforeAll(async () => {
  system = await startSystem();
  clerk = await signInStaff(system.url, 'hotro1');
  supervisor = await signInStaff(system.url, 'kiemsoat1');
}, 90_000);
afterAll(() => system.stop(), 30_000);

const codeOf = ({ status, json }: StaffAnswer) =>
  `${status} ${z.object({ code: z.string() }).parse(json).code}`;
const find = (number: string) =>
  clerk.send('GET', `/v1/staff/accounts?number=${encodeURIComponent(number)}`);
const act = (id: string, name: string, key: string = randomUUID(), by = clerk) =>
  by.send('POST', `/v1/staff/accounts/${id}/${name}`, { body: {}, key });
const audited = (accountId: string, event: string) =>
  system.database.db
    .selectFrom('audit_event')
    .select(['actor', 'details'])
    .where('account_id', '=', accountId)
    .where('event', '=', event)
    .execute();

test('an account is found by its number or phone, and shown masked; each look is noted', async () => {
  const { citizen, accountId } = await logins(system).registered();
  for (const number of [citizen.documentNumber, citizen.phone]) {
    expect((await find(number)).json).toMatchObject({
      items: [{ id: accountId, level: 2, state: 'open', name: expect.stringContaining('*') }],
    });
  }
  expect((await find('001090999999')).json).toEqual({ items: [] });
  expect(codeOf(await find('0010%'))).toBe('400 SearchNotExact');
  const refused = await system.database.db
    .selectFrom('audit_event')
    .select(['actor', 'details'])
    .where('event', '=', 'staff.refused')
    .execute();
  expect(refused).toEqual([
    { actor: 'staff:hotro1', details: { code: 'SearchNotExact', act: 'findAccounts' } },
  ]);

  await logins(system).signedIn(citizen);
  const shown = await clerk.send('GET', `/v1/staff/accounts/${accountId}`);
  expect(shown.json).toMatchObject({
    openSessions: 1,
    signIns: [{ outcome: 'signed_in' }],
    flows: [{ kind: 'login' }, { kind: 'registration' }],
    recoveries: [],
  });
  const { fullName, documentNumber, phone } = citizen;
  for (const secret of [fullName, documentNumber, phone.slice(3), phone]) {
    expect(JSON.stringify(shown.json)).not.toContain(secret);
  }
  expect(await audited(accountId, 'staff.account_shown')).toMatchObject([
    { actor: 'staff:hotro1', details: { ticket: 'HT-2026-00123' } },
  ]);
});

test('a lock ends the sessions and keeps out, once under its key; an unlock lets in again', async () => {
  const { citizen, accountId } = await logins(system).registered();
  await logins(system).signedIn(citizen);
  const key = randomUUID();
  expect((await act(accountId, 'lock', key, supervisor)).status).toBe(200);
  expect((await act(accountId, 'lock', key, supervisor)).status).toBe(200);
  expect(await audited(accountId, 'staff.account_locked')).toHaveLength(1);
  expect(codeOf(await act(accountId, 'lock'))).toBe('409 AccountActNotAllowed');
  expect(await sessionsOf(system.database.db, accountId)).toMatchObject([{ endedBy: 'staff' }]);
  expect(await noticesOf(system, accountId)).toEqual(['locked_by_staff by sms']);
  const tried = { username: citizen.documentNumber, password, delivery: 'token' } as const;
  expect(problemOf(await system.portal.login('password', tried)).code).toBe('CredentialsWrong');

  expect((await act(accountId, 'unlock')).json).toMatchObject({ state: 'open', openSessions: 0 });
  expect(codeOf(await act(accountId, 'unlock'))).toBe('409 AccountActNotAllowed');
  expect(await noticesOf(system, accountId)).toContain('unlocked_by_staff by sms');
  await logins(system).signedIn(citizen);
});

test('all sessions are ended by support staff alone; of none there is nothing to end', async () => {
  const { citizen, accountId } = await logins(system).registered();
  await logins(system).signedIn(citizen);
  const refused = await act(accountId, 'endSessions', randomUUID(), supervisor);
  expect(codeOf(refused)).toBe('403 StaffRoleMissing');
  expect((await act(accountId, 'endSessions')).json).toMatchObject({ openSessions: 0 });
  expect(codeOf(await act(accountId, 'endSessions'))).toBe('409 AccountActNotAllowed');
  expect(codeOf(await act(randomUUID(), 'lock'))).toBe('404 StaffAccountNotFound');
});

test('a recovery at a counter is led to by the account that it names', async () => {
  const { citizen, accountId } = await logins(system).registered();
  const { phone } = aCitizen();
  const { documentNumber: username, fullName } = citizen;
  const { start, atPassword } = recoveries(system);
  const begun = flowOf(await start('counter', { username, fullName, phone }));
  const { id } = await atPassword(begun, phone, 1);
  const shown = await clerk.send('GET', `/v1/staff/accounts/${accountId}`);
  expect(shown.json).toMatchObject({ recoveries: [{ id, waitingFor: 'staff', step: 'counter' }] });
});

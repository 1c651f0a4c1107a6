import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { rows } from '../support/rows.ts';
import { createBrowser } from '../../scripts/demo/post-browser.ts';
import { signInStaff, staffByToken, staffPassword } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

const refusals = () =>
  rows(
    system.database.db,
    z.object({ actor: z.string(), code: z.string() }),
    sql`select actor, details ->> 'code' as code from audit_event
      where event = 'staff.refused' order by id`,
  );
const codeOf = (answer: { status: number; json: unknown }) =>
  [answer.status, z.object({ code: z.string() }).parse(answer.json).code] as const;

test('a member of staff signs in by OpenID Connect, has their roles, and signs out', async () => {
  const staff = await signInStaff(system.url, 'kiemsoat2');
  const who = { name: 'Đỗ Thị Lan', id: 'kiemsoat2', roles: ['support', 'supervisor'] };
  expect((await staff.send('GET', '/v1/staff/session')).json).toMatchObject(who);
  expect((await staff.send('DELETE', '/v1/staff/session')).status).toBe(204);
  const ended = await staff.send('GET', '/v1/staff/session');
  expect(codeOf(ended)).toEqual([401, 'StaffSessionEnded']);
  expect(await refusals()).toContainEqual({ actor: 'staff:kiemsoat2', code: 'StaffSessionEnded' });
});

test('a second sign-in in one browser ends the session of the first', async () => {
  const browser = createBrowser();
  const signIn = async (username: string) => {
    const form = { action: 'signIn', username, password: staffPassword };
    await browser.signIn(`${system.url}/v1/staff/sign-in`, `${system.url}/staff`, form);
    return `__Host-dinhdanh_staff=${browser.cookie('__Host-dinhdanh_staff') ?? ''}`;
  };
  const stateOf = async (cookie: string) =>
    (await fetch(`${system.url}/v1/staff/session`, { headers: { cookie } })).status;
  const first = await signIn('hotro1');
  expect(await stateOf(first)).toBe(200);
  const second = await signIn('hotro1');
  expect(second).not.toBe(first);
  expect([await stateOf(first), await stateOf(second)]).toEqual([401, 200]);
});

test('who has no role here is not let in, which stands in the audit trail', async () => {
  await expect(signInStaff(system.url, 'thuviec')).rejects.toThrow('not signed in');
  expect(await refusals()).toContainEqual({ actor: 'staff:thuviec', code: 'StaffRoleMissing' });
});

test('another site cannot have a browser act', async () => {
  const staff = await signInStaff(system.url, 'hotro1');
  const headers = { origin: 'https://evil.example' };
  const answer = await staff.send('DELETE', '/v1/staff/session', { headers });
  expect(codeOf(answer)).toEqual([403, 'ForeignOrigin']);
});

describe('refused', () => {
  test('without a session, by a token that is none', async () => {
    const none = await fetch(`${system.url}/v1/staff/session`);
    expect(codeOf({ status: none.status, json: await none.json() })).toEqual([
      401,
      'StaffSessionMissing',
    ]);
    const send = staffByToken(system.url, 'a.b.c');
    expect(codeOf(await send('GET', '/v1/staff/session'))).toEqual([401, 'StaffTokenInvalid']);
  });

  test('a return that was not begun in this browser', async () => {
    const answer = await fetch(`${system.url}/v1/staff/return?code=x&state=y`);
    expect(codeOf({ status: answer.status, json: await answer.json() })).toEqual([
      422,
      'StaffSignInFailed',
    ]);
  });

  test('while the provider is down: not now', async () => {
    await system.simulators.setFault({ system: 'staff_provider', fault: 'down' });
    const answer = await fetch(`${system.url}/v1/staff/sign-in`, { redirect: 'manual' });
    const known = [303, 503]; // its metadata may be known from before
    expect(known).toContain(answer.status);
    await system.simulators.clearFaults();
  });
});

import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { addAuthenticatorApp } from '../../../src/db/accounts/authenticator-apps.ts';
import { addRecoveryCodes } from '../../../src/db/accounts/recovery-codes.ts';
import type { AuthenticationMethod } from '../../../src/domain/account/authentication-method.ts';
import { methodView } from '../../../src/domain/account/method-view.ts';
import { type ListsUnderTest, startLists } from '../../support/account-lists.ts';
import { auditOf } from '../../support/account-rows.ts';
import { anAccount } from '../../support/accounts.ts';
import { atOnce } from '../../support/at-once.ts';
import { noticesOf } from '../../support/changes.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { newRecoveryCodes } from '../../support/second-factors.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let lists: ListsUnderTest;
beforeAll(async () => {
  lists = await startLists();
}, 60_000);
afterAll(() => lists.stop());

const certificate = { serial: '5401AB0F3C', issuer: 'CA A', notAfter: '2030-01-01T00:00:00Z' };
const all: AuthenticationMethod[] = [
  { kind: 'password', salt: 'c2FsdA', mac: 'bWFj' },
  { kind: 'otp_phone', phone: '+84981234567' },
  { kind: 'sim_signature', phone: '+84961234501', certificate },
  { kind: 'usb_signature', certificate: { ...certificate, serial: '01' } },
];

let accountId: string;
let token: string;
async function begin(methods: readonly AuthenticationMethod[]): Promise<void> {
  const { db } = lists.database;
  const account = { ...anAccount(randomUUID()), methods };
  await insertAccount(db, keys, account);
  ({ accountId, token } = await insertTestSession(db, { accountId: account.id }));
}
beforeEach(() => begin(all));

const listed = z.object({ items: z.array(methodView), next: z.null() });
async function read() {
  const { json } = await lists.edge.send('GET', '/v1/account/methods', { token });
  return Object.fromEntries(listed.parse(json).items.map((one) => [one.kind, one]));
}
async function idOf(kind: string): Promise<string> {
  return (await read())[kind]?.id ?? '';
}
const lockById = (id: string) =>
  lists.edge.send('POST', `/v1/account/methods/${id}/lock`, { token });
const codeOf = ({ json }: { json: unknown }) => z.object({ code: z.string() }).parse(json).code;

describe('the list', () => {
  test('has a row for each, by what tells it from another, and no value whole', async () => {
    const { db } = lists.database;
    await addAuthenticatorApp(db, keys, { accountId, secret: randomBytes(20), step: 1 });
    await addRecoveryCodes(db, keys, { accountId, codes: newRecoveryCodes() });
    await sql`
      update recovery_code set used_at = now() where code_mac in (
        select code_mac from recovery_code r join authentication_method m on m.id = r.method_id
        where m.account_id = ${accountId} limit 3)`.execute(db);
    const methods = await read();
    expect(
      Object.values(methods)
        .map(({ kind, shown }) => [kind, shown])
        .sort(),
    ).toEqual([
      ['authenticator_app', null],
      ['otp_phone', '+84 *** *** 567'],
      ['password', null],
      ['recovery_codes', '7/10'],
      ['sim_signature', '+84 *** *** 501'],
      ['usb_signature', 'CA A …1'],
    ]);
    expect(methods['recovery_codes']).toMatchObject({ codesLeft: 7, lastUsedAt: null });
    expect(methods['sim_signature']?.certificate).toEqual({
      ...{ issuer: 'CA A', serialEnd: '0F3C', notAfter: certificate.notAfter },
    });
  });

  test('offers what would be allowed now', async () => {
    expect((await read())['password']).toMatchObject({
      state: 'active',
      actions: ['change', 'remove', 'lock'],
    });
    await begin(all.slice(0, 2));
    const few = await read();
    expect([few['password']?.actions, few['otp_phone']?.actions]).toEqual([
      ['change'],
      expect.not.arrayContaining(['remove', 'lock']),
    ]);
  });

  test('has a row for what is locked without any data of its own', async () => {
    await begin(all.slice(0, 2));
    await sql`
      insert into authentication_method (account_id, kind, locked_at)
      values (${accountId}, 'usb_signature', now())`.execute(lists.database.db);
    expect((await read())['usb_signature']).toMatchObject({
      state: 'locked',
      shown: null,
      actions: expect.arrayContaining(['unlock']),
    });
  });
});

describe('a lock', () => {
  test('holds at once, is told and audited once, and answers the row, also the second time', async () => {
    const id = await idOf('sim_signature');
    for (let n = 0; n < 2; n += 1) {
      const { status, json } = await lockById(id);
      expect([status, methodView.parse(json)]).toMatchObject([
        200,
        { id, state: 'locked', actions: expect.arrayContaining(['unlock']) },
      ]);
    }
    expect(await noticesOf(lists, accountId)).toEqual(['method_locked by sms']);
    expect(await auditOf(lists, accountId)).toEqual([
      { event: 'method.locked', actor: 'citizen', details: { method: 'sim_signature' } },
    ]);
    const session = await lists.edge.send('GET', '/v1/session', { token });
    expect(session.status).toBe(200);
  });

  test.each(['password', 'otp_phone'])('is refused of the last way in: %s', async (kind) => {
    await begin(all.slice(0, 2));
    const answer = await lockById(await idOf(kind));
    expect([answer.status, codeOf(answer)]).toEqual([409, 'LastWayIn']);
    expect(await noticesOf(lists, accountId)).toEqual([]);
  });

  test('of the two last ones at once, one is refused', async () => {
    await begin(all.slice(2));
    const ids = [await idOf('sim_signature'), await idOf('usb_signature')];
    const calls = ids.map((id) => () => lockById(id));
    const answers = await atOnce(lists.database, accountId, calls);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const states = Object.values(await read()).map(({ state }) => state);
    expect(states.sort()).toEqual(['active', 'locked']);
  });

  test('of what the account has not, or another has, is of nothing', async () => {
    const theirs = await idOf('password');
    await begin(all);
    for (const id of [theirs, randomUUID(), 'x']) {
      const answer = await lockById(id);
      expect([answer.status, codeOf(answer)]).toEqual([404, 'MethodNotFound']);
    }
  });
});

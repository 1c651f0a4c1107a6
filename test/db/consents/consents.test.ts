import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { addMethod } from '../../../src/activities/changes/add-method.ts';
import { unlockMethod } from '../../../src/activities/changes/unlock-method.ts';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import type { AuthenticationMethod } from '../../../src/domain/account/authentication-method.ts';
import { consentView } from '../../../src/domain/account/consent-view.ts';
import { methodView } from '../../../src/domain/account/method-view.ts';
import { consentInForce, consentPurposes } from '../../../src/domain/subject/consent.ts';
import { aRecord } from '../../api/support/records.ts';
import { type ListsUnderTest, startLists } from '../../support/account-lists.ts';
import { auditOf } from '../../support/account-rows.ts';
import { anAccount } from '../../support/accounts.ts';
import { methodIds, noticesOf } from '../../support/changes.ts';
import { changingBy } from '../../support/changing-by.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let lists: ListsUnderTest;
beforeAll(async () => {
  lists = await startLists();
}, 60_000);
afterAll(() => lists.stop());

const { version } = consentInForce;
const certificate = { serial: '5401AB0F3C', issuer: 'CA A', notAfter: '2030-01-01T00:00:00Z' };
const usb: AuthenticationMethod = { kind: 'usb_signature', certificate };
const byPhone = anAccount('').methods;

let holder: Pick<ReturnType<typeof anAccount>, 'subjectType' | 'documents'>;
let accountId: string;
let sessionId: string;
let token: string;
async function begin(methods: readonly AuthenticationMethod[]): Promise<void> {
  const { db } = lists.database;
  const givenAt = '2026-11-01T00:00:00.000Z';
  const consent = { version, purposes: consentPurposes, givenAt };
  const account = { ...anAccount(randomUUID()), methods, consent };
  holder = account;
  await insertAccount(db, keys, account);
  ({ id: sessionId, accountId, token } = await insertTestSession(db, { accountId: account.id }));
}
beforeEach(() => begin([...byPhone, usb]));

const send = (method: string, path = '') =>
  lists.edge.send(method, `/v1/account/consents${path}`, { token });
const consents = z.object({ items: z.array(consentView), next: z.null() });
const methodStates = async () => {
  const { json } = await lists.edge.send('GET', '/v1/account/methods', { token });
  const { items } = z.object({ items: z.array(methodView) }).parse(json);
  return Object.fromEntries(
    items.map(({ kind, state, actions }) => [kind, [state, actions.includes('unlock')]]),
  );
};
/** What the change that unlocks a method comes to. */
async function unlocked(kind: string): Promise<string> {
  const methodId = (await methodIds(lists, accountId))[kind] ?? '';
  const session = { id: sessionId, accountId, atLeast: null };
  const record = aRecord(randomUUID(), { kind: 'change', method: 'unlock' });
  const next = { record, personal: null, event: 'method.unlocked', actor: 'citizen' } as const;
  const { database } = lists;
  return (await unlockMethod({ database, keys }, { methodId, session, next })).outcome;
}
/** What another certificate comes to. */
async function added(): Promise<string> {
  const { database } = lists;
  const { subjectType, documents } = holder;
  const proven = { method: usb, holder: { subjectType, documents }, level: 3 } as const;
  const by = changingBy({ id: sessionId, accountId });
  return (await addMethod({ database, keys }, { ...proven, ...by })).outcome;
}
const signatureOf = ({ json }: { json: unknown }) =>
  consents.parse(json).items.find(({ purpose }) => purpose === 'signature');

test('each purpose is told by its text, and whether it can be withdrawn', async () => {
  const { items } = consents.parse((await send('GET')).json);
  expect(items).toEqual(
    consentInForce.purposes.map(({ purpose, text }) => ({
      purpose,
      version,
      text: text.vi,
      textHref: `/v1/consent/${version}`,
      givenAt: '2026-11-01T00:00:00.000Z',
      channel: 'web',
      withdrawnAt: null,
      canWithdraw: purpose === 'signature',
    })),
  );
});

test('of a text that is not kept the purpose alone is told', async () => {
  await sql`update consent set version = '2020-01' where account_id = ${accountId}`.execute(
    lists.database.db,
  );
  expect(signatureOf(await send('GET'))).toMatchObject({ version: '2020-01', text: null });
});

describe('withdrawing the consent to signatures', () => {
  test('locks both kinds, had or not; tells and audits it once', async () => {
    for (let n = 0; n < 2; n += 1) {
      expect(signatureOf(await send('DELETE', '/signature'))).toMatchObject({
        withdrawnAt: expect.any(String),
        canWithdraw: false,
      });
    }
    expect(await methodStates()).toMatchObject({
      sim_signature: ['locked', false],
      usb_signature: ['locked', false],
      password: ['active', false],
    });
    expect(await noticesOf(lists, accountId)).toEqual(['method_locked by sms']);
    const locked = ['sim_signature', 'usb_signature'];
    const details = { purpose: 'signature', versions: [version], locked };
    expect(await auditOf(lists, accountId)).toEqual([
      { event: 'consent.withdrawn', actor: 'citizen', details },
    ]);
  });

  test('of many at once is noted once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => send('DELETE', '/signature')),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(5).fill(200));
    expect(await auditOf(lists, accountId)).toHaveLength(1);
  });

  test('is refused where nobody could sign in any more', async () => {
    await begin([usb]);
    expect(await send('DELETE', '/signature')).toMatchObject({
      status: 409,
      json: { code: 'LastWayIn' },
    });
    expect(await methodStates()).toEqual({ usb_signature: ['active', false] });
  });

  test('is taken back by consenting again; what was locked is unlocked by its own change', async () => {
    await send('DELETE', '/signature');
    expect(await unlocked('usb_signature')).toBe('consent_withdrawn');
    expect(await added()).toBe('consent_withdrawn');
    for (let n = 0; n < 2; n += 1) {
      const given = signatureOf(await send('POST', '/signature'));
      expect(given).toMatchObject({ withdrawnAt: null, canWithdraw: true });
      expect(given?.givenAt).not.toBe('2026-11-01T00:00:00.000Z');
    }
    expect(await methodStates()).toMatchObject({ usb_signature: ['locked', true] });
    expect((await auditOf(lists, accountId)).map(({ event }) => event)).toEqual([
      'consent.withdrawn',
      'consent.given',
    ]);
    expect(await unlocked('usb_signature')).toBe('done');
    expect(await added()).toBe('done');
    await send('DELETE', '/signature');
    expect(signatureOf(await send('GET'))?.canWithdraw).toBe(false);
  });
});

test.each(['account', 'verification', 'contact', 'security'])(
  'the consent to %s is needed: whoever withdraws it closes the account',
  async (purpose) => {
    expect(await send('DELETE', `/${purpose}`)).toMatchObject({
      status: 409,
      json: {
        code: 'ConsentNeeded',
        nextActions: [{ action: 'closeAccount', href: '/v1/account/changes/closure' }],
      },
    });
    expect(await auditOf(lists, accountId)).toEqual([]);
  },
);

test('a purpose that nobody was asked for is neither withdrawn nor given', async () => {
  for (const method of ['DELETE', 'POST']) {
    expect(await send(method, '/advertising')).toMatchObject({
      status: 404,
      json: { code: 'ConsentNotFound' },
    });
  }
});

import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { type ListsUnderTest, startLists } from '../../support/account-lists.ts';
import { anAccount } from '../../support/accounts.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { insertTestSession } from '../../support/session-rows.ts';

let lists: ListsUnderTest;
beforeAll(async () => {
  lists = await startLists();
}, 60_000);
afterAll(() => lists.stop());

const time = expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/);

test('what is held is told with its source and time, and never whole', async () => {
  const { db } = lists.database;
  const account = {
    ...anAccount('001090012345'),
    dateOfBirth: '1990-05-12',
    sex: 'male' as const,
    email: 'nguyen@thu.example',
  };
  account.documents.push({ kind: 'personal_id_number', number: '001090099999' });
  await insertAccount(db, keys, account);
  const { token } = await insertTestSession(db, { accountId: account.id });
  const answer = await lists.edge.send('GET', '/v1/account/identity', { token });
  expect([answer.status, answer.json]).toEqual([
    200,
    {
      id: account.id,
      reference: expect.stringMatching(/^DD-[0-9A-Z]{4}-[0-9A-Z]{4}$/),
      subjectType: 'citizen',
      level: 2,
      fullName: 'Nguyễn Văn An',
      dateOfBirth: '1990-05-12',
      sex: 'male',
      documents: expect.arrayContaining(
        ['001********5', '001********9'].map((number) => ({
          id: expect.any(String),
          kind: 'cccd',
          number,
          source: 'carrier',
          addedAt: time,
        })),
      ),
      contacts: [
        { id: expect.any(String), kind: 'phone', value: '+84 *** *** 567', verifiedAt: time },
        { id: 'email', kind: 'email', value: 'n***@thu.example', verifiedAt: null },
      ],
      language: 'vi',
      since: time,
    },
  ]);
  for (const whole of ['001090012345', '001090099999', '981234567', 'nguyen@']) {
    expect(answer.text).not.toContain(whole);
  }
  expect(answer.headers.get('cache-control')).toBe('no-store');
});

test('what no source has told is null, and an account without contacts has none', async () => {
  const { db } = lists.database;
  const number = randomUUID();
  const { id, flowId, consent } = anAccount(number);
  const certificate = { serial: '0A', issuer: 'CA', notAfter: '2030-01-01T00:00:00Z' };
  await insertAccount(db, keys, {
    ...{ id, flowId, consent, level: 3, fullName: 'Công ty An' },
    ...{ subjectType: 'enterprise', method: 'usb_signature', source: 'certificate' },
    documents: [{ kind: 'tax_code', number: '0100109106' }],
    methods: [{ kind: 'usb_signature', certificate }],
  });
  const { token } = await insertTestSession(db, { accountId: id });
  const { json } = await lists.edge.send('GET', '/v1/account/identity', { token });
  expect(json).toMatchObject({
    subjectType: 'enterprise',
    dateOfBirth: null,
    sex: null,
    documents: [{ kind: 'tax_code', number: '010******6' }],
    contacts: [],
  });
});

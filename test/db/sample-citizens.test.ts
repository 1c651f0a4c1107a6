import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { withoutAccount } from '../../scripts/runtime/sample-citizens.ts';
import { samplePeople } from '../../simulators/sample-people.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { openDatabase } from '../../src/db/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { testKeys } from '../support/keys.ts';

test('nobody is offered who has an account', async () => {
  const url = await createTestDatabase();
  const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 30_000 });
  const [first, ...others] = samplePeople.map((one) => ({ ...one, suspended: false }));
  if (!first) throw new Error('there are no samples');
  await insertAccount(database.db, testKeys, {
    id: randomUUID(),
    subjectType: 'citizen',
    level: 2,
    method: 'mobile_subscriber',
    fullName: first.fullName,
    dateOfBirth: first.dateOfBirth,
    documents: [{ kind: 'personal_id_number', number: first.documentNumber }],
    source: 'carrier',
    methods: [{ kind: 'password', salt: 'c2FsdA', mac: 'bWFj' }],
    consent: { version: '1', purposes: ['account'], givenAt: new Date().toISOString() },
    flowId: randomUUID(),
  });
  expect(await withoutAccount(database, testKeys, [first, ...others])).toEqual(others);
  await database.close();
}, 60_000);

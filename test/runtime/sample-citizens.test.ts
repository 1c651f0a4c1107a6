import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readyTable } from '../../scripts/runtime/ready-table.ts';
import { sampleCitizens, withoutAccount } from '../../scripts/runtime/sample-citizens.ts';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import { openDatabase } from '../../src/db/database.ts';
import { loadConfig } from '../../src/platform/config.ts';
import { createTestDatabase } from '../support/database.ts';
import { testKeys } from '../support/keys.ts';
import { startSimulators, type StartedSimulators } from '../simulators/start.ts';

let simulators: StartedSimulators;
beforeAll(async () => {
  simulators = await startSimulators();
});
afterAll(() => simulators.close());

test('nobody is offered whom the carrier refuses', async () => {
  const names = (await sampleCitizens(simulators.url)).map(({ fullName }) => fullName);
  expect(names).toContain('Nguyễn Văn An');
  expect(names).not.toContain('Vũ Đức Thắng');
});

test('nobody is offered who has an account', async () => {
  const url = await createTestDatabase();
  const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs: 10_000 });
  const [first, ...others] = await sampleCitizens(simulators.url);
  if (!first) throw new Error('the simulators know nobody');
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

test('when everybody has an account, the table says so', () => {
  const own = { hasDatabase: true, hasTemporal: true };
  expect(readyTable({ config: loadConfig({}), citizens: [], own })).toContain(
    'Everybody of the samples has an account by now.',
  );
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { recogniseHolder } from '../../src/activities/signatures/recognise-holder.ts';
import type { InsurerClient } from '../../src/adapters/insurer/client.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';
import { createTestDatabase } from '../support/database.ts';
import { testKeys as keys } from '../support/keys.ts';

let database: Database;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 2, statementTimeoutMs: 30_000 });
}, 60_000);
afterAll(() => database.close());

const insurance = { kind: 'social_insurance', number: '7900000001' } as const;
const card = { kind: 'personal_id_number', number: '001090000021' } as const;
const timeouts = { carrierMs: 1, insurerMs: 1, smsMs: 1, emailMs: 1, simProviderMs: 1, postMs: 1 };

type Answer = Awaited<ReturnType<InsurerClient['readRecord']>>;

const recordOf = (fullName: string, documents = [card]): Answer => ({
  outcome: 'found',
  record: {
    socialInsuranceNumber: insurance.number,
    fullName,
    dateOfBirth: '1990',
    documents,
    phones: [],
    unreadable: [],
  },
});

function holderOf(fullName: string, answer: Answer) {
  const insurer = { readRecord: () => Promise.resolve(answer), close: () => Promise.resolve() };
  const identity = {
    subjectType: 'citizen' as const,
    fullName,
    numbers: [insurance],
    serial: '01',
    issuer: 'CA',
    notAfter: '2030-01-01T00:00:00Z',
  };
  return recogniseHolder(
    { database, keys, insurer, timeouts },
    { proof: { flowId: 'f', step: 'confirm', purpose: 'registration' }, identity },
  );
}

describe('the holder of a certificate with a social insurance number', () => {
  test.each([
    ['Nguyễn Văn An', 'NGUYỄN VĂN AN'],
    ['NGUYEN VAN AN', 'Nguyễn Văn An'],
    ['Nguyễn Văn An', 'NGUYEN VAN AN'],
  ])('%s is known by every number of the record of %s', async (certified, recorded) => {
    expect(await holderOf(certified, recordOf(recorded))).toEqual({
      subjectType: 'citizen',
      documents: [insurance, card],
      isRegistered: false,
    });
  });

  test.each([
    ['no record', { outcome: 'not_found' } as const, 'socialInsuranceNumber'],
    ['a record of another name', recordOf('Nguyễn Văn Ấn'), 'fullName'],
    ['a record without an identity number', recordOf('Nguyễn Văn An', []), 'documents'],
  ])('is refused for %s: no duplicate could be found', async (_what, answer, finding) => {
    const refused = { refused: 'CertificateHolderUnknown', findings: [finding] };
    expect(await holderOf('Nguyễn Văn An', answer)).toEqual(refused);
  });
});

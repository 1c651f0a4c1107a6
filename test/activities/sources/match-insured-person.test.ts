import { describe, expect, test } from '@jest/globals';
import { matchInsuredPerson } from '../../../src/activities/sources/match-insured-person.ts';
import type { InsuredPerson } from '../../../src/adapters/insurer/client.ts';

const timeouts = { carrierMs: 1, insurerMs: 1, smsMs: 1, emailMs: 1, simProviderMs: 1, postMs: 1 };
const details = {
  subjectType: 'citizen',
  phone: '+84922345604',
  fullName: 'Phạm Thị Hòa',
  dateOfBirth: '1950-05-12',
  socialInsuranceNumber: '3120456784',
  consent: { version: '1' },
} as const;
const undated: InsuredPerson = {
  socialInsuranceNumber: details.socialInsuranceNumber,
  fullName: 'PHẠM THỊ HÒA',
  documents: [{ kind: 'personal_id_number', number: '003150002468' }],
  phones: [details.phone],
  unreadable: [],
};
const known: InsuredPerson = { ...undated, dateOfBirth: details.dateOfBirth };

function verdictOn(record: InsuredPerson) {
  const readRecord = () => Promise.resolve({ outcome: 'found', record } as const);
  const insurer = { readRecord, close: () => Promise.resolve() };
  return matchInsuredPerson(
    { insurer, timeouts },
    { proof: { flowId: 'f', step: 'details', purpose: 'registration' }, details },
  );
}

describe('a record of the insurer', () => {
  test('with a number of a place that we do not know is a match', async () => {
    expect(await verdictOn(known)).toMatchObject({ outcome: 'match', isPhoneOfRecord: true });
  });

  test('that says nothing against the claim, but cannot be read whole, is for staff', async () => {
    expect(await verdictOn({ ...undated, unreadable: ['dateOfBirth'] })).toMatchObject({
      outcome: 'unreadable',
      registrant: { documents: known.documents, dateOfBirth: details.dateOfBirth },
      isPhoneOfRecord: true,
      findings: ['dateOfBirthUnreadable', 'documentProvinceUnknown'],
    });
  });

  test.each([
    ['contradicts the claim', { fullName: 'Phạm Thị Hạnh' }, ['fullName']],
    ['has no number to make an account by', { documents: [] }, ['documents']],
  ])('that cannot be read whole and %s is a mismatch', async (_what, change, findings) => {
    const record = { ...undated, unreadable: ['dateOfBirth' as const], ...change };
    expect(await verdictOn(record)).toEqual({ outcome: 'mismatch', findings });
  });
});

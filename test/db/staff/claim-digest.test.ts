import { expect, test } from '@jest/globals';
import { claimDigest } from '../../../src/db/staff/claim-digest.ts';
import { testKeys as keys } from '../../support/keys.ts';

const claim = claimOf('Nguyễn Văn An', '001090012345');
const other = claimOf('Trần Thị Bình', '001185012346');

function claimOf(fullName: string, number: string) {
  const documents = [{ kind: 'personal_id_number', number } as const];
  return {
    shown: { fullName, documentNumber: number },
    subject: { subjectType: 'citizen' as const, documents },
  };
}

test('a claim has one digest, however its members come', () => {
  const { shown: members, subject } = claim;
  const turned = Object.fromEntries(Object.entries(members).reverse());
  expect(claimDigest(keys, { shown: turned, subject })).toBe(claimDigest(keys, claim));
  expect(claimDigest(keys, other)).not.toBe(claimDigest(keys, claim));
  const renumbered = { shown: members, subject: other.subject };
  expect(claimDigest(keys, renumbered)).not.toBe(claimDigest(keys, claim));
});

import { describe, expect, test } from '@jest/globals';
import { readIdentity } from '../../../src/adapters/vietnam-post/identity.ts';

const now = Date.parse('2026-11-24T08:00:00Z');
const claims = {
  sub: 's1',
  name: 'Phạm Thị Hòa',
  birthdate: '1985-07-19',
  gender: 'female',
  document_number: '031185002468',
  other_document_numbers: ['031234567'],
  phone_number: '+84922345604',
  papers_checked: true,
};
const ours = {
  subject: 's1',
  papersChecked: true,
  fullName: 'Phạm Thị Hòa',
  dateOfBirth: '1985-07-19',
  sex: 'female',
  documents: [
    { kind: 'personal_id_number', number: '031185002468' },
    { kind: 'citizen_id_old9', number: '031234567' },
  ],
  phone: '+84922345604',
  unreadable: [],
};
const without = (member: 'sex' | 'phone' | 'dateOfBirth', unreadable: string[] = []) => {
  const { [member]: _, ...rest } = ours;
  return { ...rest, unreadable };
};

describe('what the Post tells of a citizen', () => {
  test.each([
    ['another sex', { gender: 'other' }, without('sex')],
    ['a sex that is null', { gender: null }, without('sex')],
    ['no sex', { gender: undefined }, without('sex')],
    ['a phone that is null', { phone_number: null }, without('phone')],
    ['a landline', { phone_number: '024 3825 1235' }, without('phone')],
    [
      'other numbers that are null',
      { other_document_numbers: null },
      { ...ours, documents: ours.documents.slice(0, 1) },
    ],
    [
      'a CCCD of a province that we do not know',
      { document_number: '003185002468', other_document_numbers: [] },
      { ...ours, documents: [{ kind: 'personal_id_number', number: '003185002468' }] },
    ],
    ['claims that we do not know', { email: 7 }, ours],
  ])('with %s is whole', (_what, change, expected) => {
    expect(readIdentity({ ...claims, ...change }, now)).toEqual(expected);
  });

  test.each([
    ['"true" as a word', { papers_checked: 'true' }],
    ['1', { papers_checked: 1 }],
    ['nothing', { papers_checked: undefined }],
  ])('says by %s nothing of the papers', (_what, change) => {
    expect(readIdentity({ ...claims, ...change }, now)).toEqual({
      ...ours,
      papersChecked: false,
      unreadable: ['papersChecked'],
    });
  });

  test.each([
    ['a birth date without month and day', { birthdate: '1950-00-00' }],
    ['a birth date in the future', { birthdate: '2030-01-01' }],
    ['no birth date', { birthdate: null }],
  ])('with %s is for staff', (_what, change) => {
    expect(readIdentity({ ...claims, ...change }, now)).toEqual(
      without('dateOfBirth', ['dateOfBirth']),
    );
  });

  test('with a name that is none of ours is for staff, as the Post writes it', () => {
    expect(readIdentity({ ...claims, name: ' Phạm Thị Hòa (1985) ' }, now)).toEqual({
      ...ours,
      fullName: 'Phạm Thị Hòa (1985)',
      unreadable: ['fullName'],
    });
  });

  test('with a number of another kind beside one of ours is for staff', () => {
    const change = { other_document_numbers: ['B1234567'] };
    expect(readIdentity({ ...claims, ...change }, now)).toEqual({
      ...ours,
      documents: ours.documents.slice(0, 1),
      unreadable: ['documents'],
    });
  });

  test.each([
    ['an account', { sub: '' }],
    ['a name', { name: '  ' }],
    ['a number', { document_number: 'B1234567', other_document_numbers: undefined }],
    ['a number that is text', { document_number: 31185002468, other_document_numbers: [] }],
  ])('without %s is nobody', (_what, change) => {
    expect(readIdentity({ ...claims, ...change }, now)).toBeUndefined();
  });
});

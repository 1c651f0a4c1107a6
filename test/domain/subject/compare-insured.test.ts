import { describe, expect, test } from '@jest/globals';
import { compareInsured } from '../../../src/domain/subject/compare-insured.ts';

const typed = {
  subjectType: 'citizen',
  phone: '+84961234501',
  fullName: 'Phạm Thị Hòa',
  dateOfBirth: '1985-07-19',
  consent: { version: '1' },
} as const;
const record = {
  socialInsuranceNumber: '3120456784',
  fullName: 'PHẠM THỊ HOÀ',
  dateOfBirth: '1985-07-19',
  sex: 'female',
  documents: [],
  phones: ['+84961234501', '+84961234502'],
} as const;

const compare = (change: object, recorded: object = {}) =>
  compareInsured(
    { ...typed, ...change },
    { ...record, documents: [], phones: [...record.phones], unreadable: [], ...recorded },
  );

describe('what was typed', () => {
  test.each([
    ['the tone stands elsewhere', {}, {}],
    ['the phone is another of the record', { phone: '+84961234502' }, {}],
    ['only the year was typed', { dateOfBirth: '1985' }, {}],
    ['both know only the year', { dateOfBirth: '1985' }, { dateOfBirth: '1985' }],
    ['the record has no accents, and the full birth date agrees', {}, { fullName: 'PHAM THI HOA' }],
    ['the sex agrees', { sex: 'female' }, {}],
    ['the record has no readable birth date', {}, { dateOfBirth: undefined }],
    [
      'the record has no accents, and no readable birth date',
      {},
      { fullName: 'PHAM THI HOA', dateOfBirth: undefined },
    ],
    ['the record has no readable name', {}, { fullName: undefined }],
    ['the record does not know the sex', { sex: 'male' }, { sex: undefined }],
  ])('is borne out when %s', (_when, change, recorded) => {
    expect(compare(change, recorded)).toEqual([]);
  });

  test.each([
    ['another name', { fullName: 'Phạm Thị Hồng' }, {}, ['fullName']],
    ['a name without its accents', { fullName: 'Pham Thi Hoa' }, {}, ['fullName']],
    [
      'a record without accents, and only the year',
      { dateOfBirth: '1985' },
      { fullName: 'PHAM THI HOA' },
      ['fullName'],
    ],
    [
      'a record without accents, and another day',
      { dateOfBirth: '1985-07-18' },
      { fullName: 'PHAM THI HOA' },
      ['fullName', 'dateOfBirth'],
    ],
    [
      'a day where the record knows the year alone',
      { dateOfBirth: '1985-01-01' },
      { dateOfBirth: '1985' },
      ['dateOfBirth'],
    ],
    ['another year', { dateOfBirth: '1986' }, {}, ['dateOfBirth']],
    ['another sex', { sex: 'male' }, {}, ['sex']],
    ['a phone that the record does not have', { phone: '+84970000000' }, {}, ['phone']],
    ['a record without phones', {}, { phones: [] }, ['phone']],
  ])('is not borne out with %s', (_what, change, recorded, findings) => {
    expect(compare(change, recorded)).toEqual(findings);
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { isBirthplaceCode } from '../../../src/domain/subject/birthplace-codes.ts';
import { documentClashes } from '../../../src/domain/subject/compare-numbers.ts';
import {
  documentWarnings,
  type DocumentNumber,
  parseDocumentNumber,
} from '../../../src/domain/subject/identity.ts';
import { maskNumber } from '../../../src/domain/subject/mask-number.ts';

function document(number: string): DocumentNumber {
  const parsed = parseDocumentNumber(number);
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

describe('a document number', () => {
  test.each([
    ['001090012345', 1990, 'male'],
    ['001190012345', 1990, 'female'],
    ['079204000001', 2004, 'male'],
    ['079304000001', 2004, 'female'],
    ['096999999999', 2399, 'female'],
    ['101085000001', 1985, 'male'],
    ['295185000001', 1985, 'female'],
  ])('%s says born in %s, %s', (number, birthYear, sex) => {
    expect(document(number)).toEqual({ kind: 'personal_id_number', number, birthYear, sex });
  });

  test('of nine digits is a CMND, which says nothing about its holder', () => {
    expect(document('012345678')).toEqual({ kind: 'citizen_id_old9', number: '012345678' });
  });

  test.each([['001 090 012 345'], ['001.090.012.345'], ['\uFF10\uFF10\uFF11090012345']])(
    'typed as %s is read',
    (typed) => {
      expect(document(typed).number).toBe('001090012345');
    },
  );

  test.each([
    ['of 11 digits', '00109001234', 'DocumentNumberInvalid'],
    ['of 13 digits', '0010900123456', 'DocumentNumberInvalid'],
    ['of 8 digits', '01234567', 'DocumentNumberInvalid'],
    ['of 10 digits', '0123456789', 'DocumentNumberInvalid'],
    ['with a letter', '00109001234A', 'DocumentNumberInvalid'],
    ['with a minus', '-01090012345', 'DocumentNumberInvalid'],
    ['of nothing', '', 'DocumentNumberInvalid'],
  ])('%s is refused', (_, typed, code) => {
    expect(parseDocumentNumber(typed)).toEqual({ ok: false, code });
  });

  test.each([
    ['of a province code in a gap', '003090012345'],
    ['of province 000', '000090012345'],
    ['of code 100, between provinces and countries', '100090012345'],
    ['of a code after the last country', '296090012345'],
  ])('%s is read, with a warning for staff: new codes come', (_, typed) => {
    expect(documentWarnings([document(typed)])).toEqual(['documentProvinceUnknown']);
  });

  test('of a place that is known, or of a CMND, has no warning', () => {
    expect(documentWarnings([document('001090012345'), document('003456789')])).toEqual([]);
  });

  test('knows 63 provinces and 195 country codes', () => {
    const every = Array.from({ length: 1000 }, (_, index) => String(index).padStart(3, '0'));
    const known = every.filter(isBirthplaceCode);
    expect(known.filter((code) => code < '100')).toHaveLength(63);
    expect(known.filter((code) => code >= '100')).toHaveLength(195);
  });
});

describe('a personal number and its holder', () => {
  const born = fc.record({ year: fc.integer({ min: 1900, max: 2099 }), isFemale: fc.boolean() });
  const numberOf = ({ year, isFemale }: { year: number; isFemale: boolean }) => {
    const century = 2 * (Math.floor(year / 100) - 19) + (isFemale ? 1 : 0);
    return document(`001${century}${String(year % 100).padStart(2, '0')}123456`);
  };

  test('agree when year and sex are those of the birth, also when only the year is known', () => {
    fc.assert(
      fc.property(born, fc.constantFrom('', '-02-28'), (birth, day) => {
        const holder = {
          dateOfBirth: `${birth.year}${day}`,
          sex: birth.isFemale ? ('female' as const) : ('male' as const),
        };
        expect(documentClashes(numberOf(birth), holder)).toEqual([]);
      }),
    );
  });

  test('clash over the year when it is any other', () => {
    fc.assert(
      fc.property(born, fc.integer({ min: 1900, max: 2099 }), (birth, year) => {
        fc.pre(year !== birth.year);
        const clashes = documentClashes(numberOf(birth), { dateOfBirth: `${year}-01-31` });
        expect(clashes).toEqual(['DocumentBirthYearMismatch']);
      }),
    );
  });

  test('clash over the sex when it is told and is the other', () => {
    const woman = document('001190012345');
    expect(documentClashes(woman, { dateOfBirth: '1990', sex: 'male' })).toEqual([
      'DocumentSexMismatch',
    ]);
    expect(documentClashes(woman, { dateOfBirth: '1990' })).toEqual([]);
  });

  test('clash over both at once', () => {
    const man = document('001090012345');
    expect(documentClashes(man, { dateOfBirth: '1991', sex: 'female' })).toEqual([
      'DocumentBirthYearMismatch',
      'DocumentSexMismatch',
    ]);
  });

  test('cannot clash when the number is a CMND', () => {
    expect(documentClashes(document('012345678'), { dateOfBirth: '1990', sex: 'male' })).toEqual(
      [],
    );
  });
});

test.each([
  ['001090012345', '001********5'],
  ['012345678', '012*****8'],
])('the number %s is shown as %s', (number, masked) => {
  expect(maskNumber(number)).toBe(masked);
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseTaxCode } from '../../../src/domain/subject/tax-code.ts';

describe('a tax code', () => {
  test.each([
    ['0100109106', '0100109106'],
    [' 0100109106 ', '0100109106'],
    ['0100109106-001', '0100109106-001'],
    ['0100109106001', '0100109106-001'],
    ['001090012345', '001090012345'],
  ])('%j is %s', (text, code) => {
    expect(parseTaxCode(text)).toBe(code);
  });

  test.each(['', '0100109107', '0100109106-000', '0100109106-1', '01001091060', 'O100109106'])(
    '%j is none',
    (text) => {
      expect(parseTaxCode(text)).toBeUndefined();
    },
  );

  test('has one check digit, or none where it would be 10', () => {
    const withCheckDigit = (main: string) =>
      Array.from('0123456789').filter((digit) => parseTaxCode(main + digit) !== undefined);
    expect(withCheckDigit('010010910')).toEqual(['6']);
    expect(withCheckDigit('000000000')).toEqual([]);
  });

  const code = fc.stringMatching(/^\d{10}$/).filter((text) => parseTaxCode(text) !== undefined);

  test('with one digit mistyped is none', () => {
    fc.assert(
      fc.property(code, fc.nat(9), fc.integer({ min: 1, max: 9 }), (right, at, shift) => {
        const digit = String((Number(right[at]) + shift) % 10);
        expect(parseTaxCode(right.slice(0, at) + digit + right.slice(at + 1))).toBeUndefined();
      }),
    );
  });

  test('of a branch is that of its enterprise and a number, with or without the hyphen', () => {
    fc.assert(
      fc.property(
        code,
        fc.integer({ min: 1, max: 999 }),
        fc.boolean(),
        (main, number, isJoined) => {
          const branch = String(number).padStart(3, '0');
          const read = parseTaxCode(main + (isJoined ? '' : '-') + branch);
          expect(read).toBe(`${main}-${branch}`);
          expect(parseTaxCode(read ?? '')).toBe(read);
        },
      ),
    );
  });

  test('is nothing longer or shorter than that, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\d-]{0,16}$/), (text) => {
        expect(parseTaxCode(text) ?? '').toMatch(/^(\d{10}(-\d{3})?|\d{12})?$/);
      }),
    );
  });
});

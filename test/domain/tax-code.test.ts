import { describe, expect, test } from '@jest/globals';
import { parseTaxCode } from '../../src/domain/tax-code.ts';

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
});

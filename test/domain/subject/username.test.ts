import { describe, expect, test } from '@jest/globals';
import { parseTaxCode } from '../../../src/domain/subject/tax-code.ts';
import { parseUsername } from '../../../src/domain/subject/username.ts';

describe('a user name is one name, however it is typed', () => {
  test.each([
    ['001190123450', '001 190 123 450'],
    ['001190123450', ' 001.190.123.450 '],
    ['001190123450', '００１１９０１２３４５０'],
    ['001190123450', 'OO119O12345O'],
    ['012345678', '012-345-678'],
    ['0101234567-001', '0101234567-001'],
    ['0101234567-001', '0101234567001'],
    ['0101234567-001', '0101 234 567 - 001'],
    ['0101234567-001', '０１０１２３４５６７－００１'],
    ['B1234567', 'b123 4567'],
    ['NOBODY@EXAMPLE', 'nobody@example'],
  ])('%s, as %s', (name, typed) => {
    expect(parseUsername(typed)).toEqual({ ok: true, value: name });
  });

  test.each([
    ['nothing', '', 'Required'],
    ['separators and signs alone', ' - ._ ', 'Required'],
    ['a text that no number is as long as', '1'.repeat(65), 'TooLong'],
  ])('but not %s', (_, typed, code) => {
    expect(parseUsername(typed)).toEqual({ ok: false, code });
  });

  test('the one that an account of a branch is held by', () => {
    expect(parseUsername('0100109106 001')).toEqual({
      ok: true,
      value: parseTaxCode('0100109106001'),
    });
  });
});

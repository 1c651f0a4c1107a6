import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parsePhone } from '../../../src/domain/subject/phone.ts';

/** The ranges that Vietnam's operators were given, as the domain rules list them. */
const mobilePrefixes = (
  '32 33 34 35 36 37 38 39 86 96 97 98 81 82 83 84 85 88 91 94 70 76 77 78 79 89 90 93 ' +
  '52 56 58 92 59 99 55 87'
).split(' ');

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
const mobileNumber = fc
  .tuple(fc.constantFrom(...mobilePrefixes), digits(7))
  .map(([prefix, rest]) => prefix + rest);
const fullWidth = (digit: string) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0);

describe('a phone number', () => {
  test.each([
    ['0912345678'],
    ['84912345678'],
    ['+84912345678'],
    ['0084912345678'],
    ['912345678'],
    ['0912.345.678'],
    ['0912 345 678'],
    ['0912-345-678'],
    ['+84 (0)912 345 678'],
    ['\uFF10\uFF19\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17\uFF18'],
    ['\uFF0B84\u3000912\u00A0345\u00A0678'],
    ['٠٩١٢٣٤٥٦٧٨'],
    ['O9l2–345•678'],
  ])('typed as %s is +84912345678', (typed) => {
    expect(parsePhone(typed)).toEqual({ ok: true, value: '+84912345678' });
  });

  test('is the same number whatever country prefix, separators and width of digits it has', () => {
    const trunk = fc.constantFrom('0', '84', '+84', '0084', '+840', '');
    const gap = fc.constantFrom('', '', ' ', '.', '-', '\u00A0');
    const width = fc.boolean();
    const looks = fc.array(fc.tuple(gap, width), { minLength: 9, maxLength: 9 });
    fc.assert(
      fc.property(mobileNumber, trunk, looks, (national, prefix, look) => {
        const typed = look.map(([space, isWide], index) => {
          const digit = national.charAt(index);
          return space + (isWide ? fullWidth(digit) : digit);
        });
        expect(parsePhone(prefix + typed.join(''))).toEqual({ ok: true, value: `+84${national}` });
      }),
    );
  });

  test.each(['84', '83', '99'])('of nine digits that starts with %s lacks only its 0', (prefix) => {
    expect(parsePhone(`${prefix}9123456`)).toEqual({ ok: true, value: `+84${prefix}9123456` });
  });

  test('is mobile in the ranges of the operators and in no other', () => {
    const every = Array.from({ length: 100 }, (_, index) => String(index).padStart(2, '0'));
    const accepted = every.filter((prefix) => parsePhone(`0${prefix}1234567`).ok);
    expect(accepted).toEqual(mobilePrefixes.toSorted());
  });

  test.each([
    ['of a range that nobody was given', '0951234567', 'PhoneNotMobile'],
    ['of a fixed line', '024 3825 1235', 'PhoneNotMobile'],
    ['of a service', '19001234', 'PhoneNotMobile'],
    ['of another country', '+1 202 555 0143', 'PhoneForeign'],
    ['of another country, dialled with 00', '0066 81 234 5678', 'PhoneForeign'],
    ['of no country', '+999 123 456', 'PhoneInvalid'],
    ['with a digit missing', '091234567', 'PhoneInvalid'],
    ['with a digit too many', '09123456789', 'PhoneInvalid'],
    ['with a digit too many after +84', '+849123456789', 'PhoneInvalid'],
    ['with letters', '0912345abc', 'PhoneInvalid'],
    ['with letters that a keypad would dial', '0912FLOWERS', 'PhoneInvalid'],
    ['with a + inside', '0912+345678', 'PhoneInvalid'],
    ['of nothing', '', 'PhoneInvalid'],
    ['of spaces', '   ', 'PhoneInvalid'],
  ])('%s is refused', (_, typed, code) => {
    expect(parsePhone(typed)).toEqual({ ok: false, code });
  });

  test('is read or refused, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const parsed = parsePhone(text);
        if (parsed.ok) expect(parsed.value).toMatch(/^\+84\d{9}$/);
      }),
    );
  });
});

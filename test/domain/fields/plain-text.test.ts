import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseDateOfBirth } from '../../../src/domain/fields/dates.ts';
import { parseEmail } from '../../../src/domain/fields/email.ts';
import type { Parsed } from '../../../src/domain/fields/parsed.ts';
import { plainText } from '../../../src/domain/fields/plain-text.ts';
import { otp } from '../../../src/domain/steps/otp.ts';
import { parseDocumentNumber } from '../../../src/domain/subject/identity.ts';
import { parseName } from '../../../src/domain/subject/names.ts';
import { parsePhone } from '../../../src/domain/subject/phone.ts';
import { parseSocialInsuranceNumber } from '../../../src/domain/subject/social-insurance.ts';
import { parseTaxCode } from '../../../src/domain/subject/tax-code.ts';

type Field = (text: string) => Parsed<unknown> | string | undefined;

/** Every field that people fill in or sources tell, and a value of it. */
const fields: [string, Field, string][] = [
  ['a phone', parsePhone, '+84912345678'],
  ['a CCCD', parseDocumentNumber, '001090012345'],
  ['a CMND', parseDocumentNumber, '012345678'],
  ['a social insurance number', parseSocialInsuranceNumber, '0190123451'],
  ['a health card', parseSocialInsuranceNumber, 'GD4010190123451'],
  ['a tax code', parseTaxCode, '0101243150-001'],
  ['a name', parseName, "H'Hen Niê Đặng-Ưu"],
  ['a date', (text) => parseDateOfBirth(text, '2026-11-24'), '1990-01-31'],
  ['a year', (text) => parseDateOfBirth(text, '2026-11-24'), '1990'],
  ['an e-mail address', parseEmail, 'an.nguyen-1@example.vn'],
  [
    'a code of a message',
    (code) => {
      const parsed = otp.body().safeParse({ code });
      return parsed.success ? parsed.data.code : undefined;
    },
    '012345',
  ],
];
const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
const invisible = [
  ...['\u0000', '\u0007', '\u007F', '\u00AD', '\u034F', '\u061C', '\u180E', '\u3164', '\uFEFF'],
  ...range(0x200b, 0x200f),
  ...range(0x202a, 0x202e),
  ...range(0x2060, 0x206f),
  ...range(0xfe00, 0xfe0f),
  ...range(0xe0020, 0xe007f),
];
const spaces = Array.from(
  ' \t\n\u0085\u00A0\u1680\u2003\u2007\u2009\u2028\u202F\u205F\u2800\u3000',
);

describe.each(fields)('%s', (_what, read, value) => {
  const plain = read(value);
  const points = Array.from(value);

  test('is read as it is', () => {
    expect(plain).toBeDefined();
    expect(plain).not.toHaveProperty('code');
  });

  test('is the same with what nobody can see, wherever it stands', () => {
    for (const sign of invisible) {
      for (let at = 0; at <= points.length; at += 1) {
        expect(read(points.toSpliced(at, 0, sign).join(''))).toEqual(plain);
      }
    }
  });

  test('is the same with spaces around it', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...spaces), maxLength: 4 }),
        fc.string({ unit: fc.constantFrom(...spaces), maxLength: 4 }),
        (before, after) => {
          expect(read(before + value + after)).toEqual(plain);
        },
      ),
    );
  });

  test('is the same in full width, and with other hyphens and apostrophes', () => {
    const wide = points
      .map((sign) => (/[!-~]/.test(sign) ? String.fromCharCode(sign.charCodeAt(0) + 0xfee0) : sign))
      .join('');
    expect(read(wide)).toEqual(plain);
    for (const hyphen of '‐‑‒–—―−﹣－') expect(read(value.replaceAll('-', hyphen))).toEqual(plain);
    for (const sign of '’‘ʼʻ′´`＇') expect(read(value.replaceAll("'", sign))).toEqual(plain);
  });

  test('is the same in digits of other keyboards', () => {
    for (const zero of ['٠', '۰', '०', '๐', '໐', '၀', '០']) {
      const first = zero.charCodeAt(0);
      const other = value.replace(/\d/g, (digit) => String.fromCharCode(first + Number(digit)));
      expect(read(other)).toEqual(plain);
    }
  });
});

describe('a text', () => {
  test('is plain once it was made plain, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(plainText(plainText(text))).toBe(plainText(text));
      }),
    );
  });

  test.each(['²', '①', '½', 'Ⅷ'])('keeps %s, which nobody means as a digit', (sign) => {
    expect(plainText(sign)).toBe(sign);
  });
});

describe('a number', () => {
  test.each(['OO1O9OO12345', 'оо1о9оо12345', '00l0900l2345', '00I0900|2345'])(
    'typed as %s has 0 and 1 for the letters',
    (typed) => {
      expect(parseDocumentNumber(typed)).toMatchObject({ value: { number: '001090012345' } });
    },
  );

  test.each(['00109001234S', '0B1090012345', '00109001Z345'])(
    'typed as %s is refused: these letters would be guesses',
    (typed) => {
      expect(parseDocumentNumber(typed)).toEqual({ ok: false, code: 'DocumentNumberInvalid' });
    },
  );
});

describe('an e-mail address', () => {
  test.each([
    ['An.Nguyen@example.vn ', 'An.Nguyen@example.vn'],
    ['an＠example．vn', 'an@example.vn'],
    ['nguyễn@thưđiệntử.vn', 'nguyễn@thưđiệntử.vn'],
    ['nguyễn@thưđiệntử.vn'.normalize('NFD'), 'nguyễn@thưđiệntử.vn'],
    ['an@xn--thint-6ya62ii46m3ja.vn', 'an@xn--thint-6ya62ii46m3ja.vn'],
  ])('typed as "%s" is %s', (typed, value) => {
    expect(parseEmail(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['with a space inside', 'an nguyen@example.vn', 'EmailInvalid'],
    ['in look-alike letters', 'аn@example.vn', 'EmailInvalid'],
    ['in look-alike letters of its domain', 'an@exаmple.vn', 'EmailInvalid'],
    ['with two @', 'an@nguyen@example.vn', 'EmailInvalid'],
    ['with a line break', 'an@example.vn\r\nBcc: x@example.vn', 'EmailInvalid'],
    ['of nothing', ' ', 'EmailInvalid'],
    ['of 254 letters, and more octets', `${'ế'.repeat(243)}@example.vn`, 'TooLong'],
    ['of 255 characters', `${'a'.repeat(244)}@example.vn`, 'TooLong'],
  ])('%s is refused', (_what, typed, code) => {
    expect(parseEmail(typed)).toEqual({ ok: false, code });
  });
});

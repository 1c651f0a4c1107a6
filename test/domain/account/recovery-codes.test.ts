import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  parseRecoveryCode,
  recoveryCodePattern,
  recoveryCodesFrom,
  recoverySetBytes,
} from '../../../src/domain/account/recovery-codes.ts';

const shown = new RegExp(`^${recoveryCodePattern}$`);
const setBytes = fc.uint8Array({ minLength: recoverySetBytes, maxLength: recoverySetBytes });
const codes = setBytes.map((random) => recoveryCodesFrom(random)[0] ?? '');

describe('a set of recovery codes', () => {
  test('is ten codes of 50 bits, each bit of which is random', () => {
    fc.assert(
      fc.property(setBytes, (random) => {
        const set = recoveryCodesFrom(random);
        expect(set).toHaveLength(10);
        for (const code of set) expect(code).toMatch(shown);
        const lastBits = random.map((byte) => byte & 0b11111);
        expect(recoveryCodesFrom(lastBits)).toEqual(set);
        const changed = Uint8Array.from(lastBits, (byte, at) => (at === 99 ? byte ^ 1 : byte));
        expect(recoveryCodesFrom(changed)).not.toEqual(set);
      }),
    );
  });

  test('is made of exactly its bytes', () => {
    expect(recoveryCodesFrom(new Uint8Array(100))).toEqual(Array(10).fill('00000-00000'));
    for (const length of [0, 99, 101]) {
      expect(() => recoveryCodesFrom(new Uint8Array(length))).toThrow('not the bytes of a set');
    }
  });
});

describe('a recovery code', () => {
  test.each([
    ['7K3F9-2QXAB', '7K3F9-2QXAB'],
    ['7k3f92qxab', '7K3F9-2QXAB'],
    [' 7k3f9 – 2qxab\n', '7K3F9-2QXAB'],
    ['７ｋ３ｆ９－２ｑｘａｂ', '7K3F9-2QXAB'],
    ['7k\u200B3f9-2qxab\uFEFF', '7K3F9-2QXAB'],
    ['oO0iI-lL1xy', '00011-111XY'],
    ['đ7k3f-92qx', 'DD7K3-F92QX'],
    ['7K3F9-2QXA', null],
    ['7K3F9-2QXABC', null],
    ['7K3F9-2QXAU', null],
    ['123456', null],
    ['', null],
    ['-', null],
  ])('typed as %j is %s', (text, code) => {
    expect(parseRecoveryCode(text)).toBe(code);
  });

  test('is read from whatever way of typing it', () => {
    const marks = fc.constantFrom('-', '', ' ', ' - ', '–', '.', '\u00A0');
    fc.assert(
      fc.property(codes, marks, (code, mark) => {
        const typed = code.replace('-', mark);
        const letters = typed.replaceAll('0', 'o').replaceAll('1', 'l');
        for (const text of [typed, typed.toLowerCase(), letters, letters.toUpperCase()]) {
          expect(parseRecoveryCode(text)).toBe(code);
        }
      }),
    );
  });

  test('is none with a character more or less', () => {
    fc.assert(
      fc.property(codes, fc.nat(9), (code, at) => {
        const characters = code.replace('-', '');
        const without = characters.slice(0, at) + characters.slice(at + 1);
        expect(parseRecoveryCode(without)).toBeNull();
        expect(parseRecoveryCode(`${characters}${characters.charAt(at)}`)).toBeNull();
      }),
    );
  });

  test('of any other text is none, or one as it is shown', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const code = parseRecoveryCode(text);
        if (code !== null) expect([code, parseRecoveryCode(code)]).toEqual([code, code]);
        if (code !== null) expect(code).toMatch(shown);
      }),
    );
  });
});

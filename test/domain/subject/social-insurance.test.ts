import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseSocialInsuranceNumber } from '../../../src/domain/subject/social-insurance.ts';

describe('a social insurance number', () => {
  test.each([
    ['ten digits', '0190123451', '0190123451'],
    ['ten digits with spaces and dots', ' 01.9012 3451 ', '0190123451'],
    ['full-width digits', '０１９０１２３４５１', '0190123451'],
    ['the personal number', '001090012345', '001090012345'],
    ['a personal number of a province that we do not know', '003090012345', '003090012345'],
    ['a letter O for 0', '01901O3451', '0190103451'],
    ['a health card with a letter l for 1', 'GD40l0190123451', '0190123451'],
    ['a health card', 'GD4010190123451', '0190123451'],
    ['a health card as it is printed', 'gd 4 01 01-901 23451', '0190123451'],
  ])('is %s', (_what, typed, value) => {
    expect(parseSocialInsuranceNumber(typed)).toEqual({ ok: true, value });
  });

  test.each([
    ['nothing', ''],
    ['nine digits', '019012345'],
    ['eleven digits', '01901234511'],
    ['fifteen digits', '123450190123451'],
    ['a health card that is too short', 'GD401019012345'],
    ['a health card of three letters', 'GDX010190123451'],
    ['a letter among the digits', '01901B3451'],
    ['superscripts', '019012345²'],
  ])('is not %s', (_what, typed) => {
    const refusal = { ok: false, code: 'SocialInsuranceNumberInvalid' };
    expect(parseSocialInsuranceNumber(typed)).toEqual(refusal);
  });

  test('is the last ten characters of any health card', () => {
    const card = /^[A-Z]{2}\d{13}$/;
    fc.assert(
      fc.property(fc.stringMatching(card), (typed) => {
        const value = typed.slice(-10);
        expect(parseSocialInsuranceNumber(typed)).toEqual({ ok: true, value });
      }),
    );
  });

  test('is read again as itself', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('0123456789 .-GDabc')) }),
        (typed) => {
          const once = parseSocialInsuranceNumber(typed);
          if (once.ok) expect(parseSocialInsuranceNumber(once.value)).toEqual(once);
        },
      ),
    );
  });
});

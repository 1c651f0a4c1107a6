import { describe, expect, test } from '@jest/globals';
import { parseBody } from '../../../../src/domain/fields/field-refusals.ts';
import { socialInsuranceDetails } from '../../../../src/domain/steps/details/social-insurance.ts';

const body = {
  subjectType: 'citizen',
  phone: '0912 345 678',
  socialInsuranceNumber: 'GD 4 01 0190123451',
  fullName: ' Nguyễn  Văn An ',
  dateOfBirth: '1990-01-31',
  consent: { version: '2026-01' },
};
const schema = socialInsuranceDetails({
  acceptsCitizenIdOld9: true,
  consentVersion: '2026-01',
  today: () => '2026-11-24',
});

describe('the details of a citizen with social insurance', () => {
  test('come out in canonical spelling, without the bot check', () => {
    expect(parseBody(schema, { ...body, botCheck: 'x', email: 'an@example.vn' })).toEqual({
      ok: true,
      value: {
        subjectType: 'citizen',
        phone: '+84912345678',
        socialInsuranceNumber: '0190123451',
        fullName: 'Nguyễn Văn An',
        dateOfBirth: '1990-01-31',
        email: 'an@example.vn',
        consent: { version: '2026-01' },
      },
    });
  });

  test('may contradict a personal number: the insurer’s record decides', () => {
    const typed = { ...body, socialInsuranceNumber: '001085000001', sex: 'female' };
    expect(parseBody(schema, typed).ok).toBe(true);
  });

  test.each([
    [
      'a number that is none',
      { socialInsuranceNumber: '123' },
      '/socialInsuranceNumber',
      'SocialInsuranceNumberInvalid',
    ],
    ['no number', { socialInsuranceNumber: undefined }, '/socialInsuranceNumber', 'Required'],
    ['a number as a number', { socialInsuranceNumber: 1 }, '/socialInsuranceNumber', 'InvalidType'],
    [
      'a document number, which comes from the record',
      { documentNumber: '001090012345' },
      '/documentNumber',
      'UnknownMember',
    ],
    ['a fixed line', { phone: '024 3825 1235' }, '/phone', 'PhoneNotMobile'],
    ['an old consent', { consent: { version: '2025' } }, '/consent/version', 'ConsentOutdated'],
  ])('with %s are refused', (_, change, pointer, code) => {
    expect(parseBody(schema, { ...body, ...change })).toEqual({
      ok: false,
      errors: [{ pointer, code }],
    });
  });
});

import { describe, expect, test } from '@jest/globals';
import { mobileSubscriberDetails } from '../../../../src/domain/steps/details/mobile-subscriber.ts';
import { parseBody } from '../../../../src/domain/fields/field-refusals.ts';

const body = {
  subjectType: 'citizen',
  phone: '0912 345 678',
  documentNumber: '001090012345',
  fullName: ' Nguyễn  Văn An ',
  dateOfBirth: '1990-01-31',
  consent: { version: '2026-01' },
};
const rules = { acceptsCitizenIdOld9: true, consentVersion: '2026-01', today: () => '2026-11-24' };
const schema = mobileSubscriberDetails(rules);

describe('the details of a mobile subscriber', () => {
  test('come out in canonical spelling', () => {
    expect(parseBody(schema, body)).toEqual({
      ok: true,
      value: {
        subjectType: 'citizen',
        phone: '+84912345678',
        documentKind: 'personal_id_number',
        documentNumber: '001090012345',
        fullName: 'Nguyễn Văn An',
        dateOfBirth: '1990-01-31',
        consent: { version: '2026-01' },
      },
    });
  });

  test('keep sex and e-mail, and leave the bot check behind', () => {
    const typed = { ...body, sex: 'male', email: 'An.Nguyen@example.vn', botCheck: 'x' };
    const parsed = parseBody(schema, typed);
    expect(parsed).toMatchObject({ value: { sex: 'male', email: 'An.Nguyen@example.vn' } });
    expect(parsed).not.toHaveProperty('value.botCheck');
  });

  test('may have a CMND, and a year of birth alone', () => {
    const parsed = parseBody(schema, { ...body, documentNumber: '012345678', dateOfBirth: '1945' });
    expect(parsed).toMatchObject({
      value: { documentKind: 'citizen_id_old9', documentNumber: '012345678', dateOfBirth: '1945' },
    });
  });

  test.each([
    ['a fixed line', { phone: '024 3825 1235' }, '/phone', 'PhoneNotMobile'],
    ['a number as a number', { phone: 912345678 }, '/phone', 'InvalidType'],
    ['a short CCCD', { documentNumber: '00109001234' }, '/documentNumber', 'DocumentNumberInvalid'],
    [
      'another year of birth than the CCCD',
      { dateOfBirth: '1991-01-31' },
      '/documentNumber',
      'DocumentBirthYearMismatch',
    ],
    ['another sex than the CCCD', { sex: 'female' }, '/documentNumber', 'DocumentSexMismatch'],
    ['a name with digits', { fullName: 'An 2' }, '/fullName', 'NameInvalid'],
    ['a name of 300 characters', { fullName: 'a'.repeat(300) }, '/fullName', 'TooLong'],
    ['30 February', { dateOfBirth: '1990-02-30' }, '/dateOfBirth', 'DateInvalid'],
    ['a birth tomorrow', { dateOfBirth: '2026-11-25' }, '/dateOfBirth', 'DateInFuture'],
    ['another sex than two', { sex: 'x' }, '/sex', 'InvalidValue'],
    ['a sex of null', { sex: null }, '/sex', 'InvalidValue'],
    ['an e-mail without @', { email: 'an.example.vn' }, '/email', 'EmailInvalid'],
    ['an e-mail of 255', { email: `a@${'b'.repeat(250)}.vn` }, '/email', 'TooLong'],
    ['an enterprise', { subjectType: 'enterprise' }, '/subjectType', 'InvalidValue'],
    ['no consent', { consent: undefined }, '/consent', 'ConsentMissing'],
    ['consent to nothing', { consent: {} }, '/consent/version', 'Required'],
    ['an old consent', { consent: { version: '2025' } }, '/consent/version', 'ConsentOutdated'],
    ['a long bot check', { botCheck: 'x'.repeat(2049) }, '/botCheck', 'TooLong'],
    ['no name', { fullName: undefined }, '/fullName', 'Required'],
    ['a misspelt member', { e_mail: 'a@b.vn' }, '/e_mail', 'UnknownMember'],
    [
      'more than a version in the consent',
      { consent: { version: '2026-01', purposes: [] } },
      '/consent/purposes',
      'UnknownMember',
    ],
  ])('with %s are refused', (_, change, pointer, code) => {
    expect(parseBody(schema, { ...body, ...change })).toEqual({
      ok: false,
      errors: [{ pointer, code }],
    });
  });

  test('with a CMND are refused where the operator has turned it off', () => {
    const strict = mobileSubscriberDetails({ ...rules, acceptsCitizenIdOld9: false });
    expect(parseBody(strict, { ...body, documentNumber: '012345678' })).toEqual({
      ok: false,
      errors: [{ pointer: '/documentNumber', code: 'DocumentNumberNotAccepted' }],
    });
    expect(parseBody(strict, body).ok).toBe(true);
  });

  test('name every field that is wrong at once', () => {
    const parsed = parseBody(schema, { ...body, phone: '1', fullName: '1', dateOfBirth: '1' });
    expect(parsed).toMatchObject({
      errors: [{ code: 'PhoneInvalid' }, { code: 'NameInvalid' }, { code: 'DateInvalid' }],
    });
  });
});

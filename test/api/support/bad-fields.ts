import { type BadInput, withField } from './bad-inputs.ts';

const wrongField = (field: object, pointer: string, code: string): BadInput => ({
  options: withField(field),
  status: 400,
  code: 'ValidationFailed',
  field: [pointer, code],
});

/** Fields of a start's body that are refused, by what is wrong with them. */
export const badFields: Record<string, BadInput> = {
  'an unknown member': wrongField({ phoneNumber: '1' }, '/phoneNumber', 'UnknownMember'),
  'a phone of no Vietnamese mobile range': wrongField(
    { phone: '024 3825 2525' },
    '/phone',
    'PhoneNotMobile',
  ),
  'a foreign phone': wrongField({ phone: '+49 170 1234567' }, '/phone', 'PhoneForeign'),
  'a phone with letters': wrongField({ phone: '09x1234567' }, '/phone', 'PhoneInvalid'),
  'a CCCD of a wrong length': wrongField(
    { documentNumber: '0011850123' },
    '/documentNumber',
    'DocumentNumberInvalid',
  ),
  'a CCCD whose year clashes': wrongField(
    { dateOfBirth: '1986-07-09' },
    '/documentNumber',
    'DocumentBirthYearMismatch',
  ),
  'a CCCD whose sex clashes': wrongField({ sex: 'male' }, '/documentNumber', 'DocumentSexMismatch'),
  'a birth date in the future': wrongField(
    { dateOfBirth: '2085-07-09' },
    '/dateOfBirth',
    'DateInFuture',
  ),
  '30 February': wrongField({ dateOfBirth: '1985-02-30' }, '/dateOfBirth', 'DateInvalid'),
  'a name with digits': wrongField({ fullName: 'Nguyễn 2' }, '/fullName', 'NameInvalid'),
  'a name with an emoji': wrongField({ fullName: 'Hòa 🙂' }, '/fullName', 'NameInvalid'),
  'a name of 300 characters': wrongField({ fullName: 'Hòa '.repeat(75) }, '/fullName', 'TooLong'),
  'no consent': wrongField({ consent: undefined }, '/consent', 'ConsentMissing'),
  'consent to an old version': wrongField(
    { consent: { version: '2020' } },
    '/consent/version',
    'ConsentOutdated',
  ),
};

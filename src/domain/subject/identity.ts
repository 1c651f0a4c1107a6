import { isBirthplaceCode } from './birthplace-codes.ts';
import { numberText } from '../fields/number-text.ts';
import { type Parsed, accepted, refused } from '../fields/parsed.ts';
import type { Spelling } from '../fields/spelling.ts';

export type Sex = 'male' | 'female';

/** Số định danh cá nhân, the number of a CCCD: says where and when birth was registered. */
export type PersonalIdNumber = {
  kind: 'personal_id_number';
  number: string;
  birthYear: number;
  sex: Sex;
};

/** CMND of nine digits: says nothing about its holder. */
export type CitizenIdOld9 = { kind: 'citizen_id_old9'; number: string };

export type DocumentNumber = PersonalIdNumber | CitizenIdOld9;
export type DocumentKind = DocumentNumber['kind'];

/** The kinds of number that an account may be held by; a passport or tax code is read from a certificate. */
export type NumberKind = DocumentKind | 'passport' | 'social_insurance' | 'tax_code';

/** A number that a source knows a person or an enterprise by, in canonical spelling. */
export type IdentityNumber = { kind: NumberKind; number: string };

/**
 * A CCCD (12 digits) or CMND (9 digits) number, as `numberText` reads it.
 * Kept as text, since numbers begin with 0. There is no check digit, and a place of birth that we
 * do not know is no reason to refuse: new codes come. Refused as `DocumentNumberInvalid`.
 */
export function parseDocumentNumber(text: string): Parsed<DocumentNumber> {
  const number = numberText(text);
  if (/^\d{9}$/.test(number)) return accepted({ kind: 'citizen_id_old9', number });
  if (!/^\d{12}$/.test(number)) return refused('DocumentNumberInvalid');
  return accepted(readPersonalIdNumber(number));
}

/** The number of a CCCD without anything between its digits. */
export const personalIdPattern = '[0-9]{12}';

/** A CCCD number, or that of a CMND. */
export const documentSpelling: Spelling = { pattern: `^(?:[0-9]{9}|${personalIdPattern})$` };

/** What staff should look at twice in a number; the public is not told. */
export type DocumentWarning = 'documentProvinceUnknown';

/** The warnings of somebody's numbers: a CCCD whose first three digits name no place that we know. */
export function documentWarnings(documents: readonly IdentityNumber[]): DocumentWarning[] {
  const isUnknown = documents.some(
    ({ kind, number }) => kind === 'personal_id_number' && !isBirthplaceCode(number.slice(0, 3)),
  );
  return isUnknown ? ['documentProvinceUnknown'] : [];
}

/** The fourth digit is century and sex: 0 and 1 are men and women of the 1900s, 2 and 3 of the 2000s. */
function readPersonalIdNumber(number: string): PersonalIdNumber {
  const century = Number(number.charAt(3));
  return {
    kind: 'personal_id_number',
    number,
    birthYear: 1900 + 100 * Math.floor(century / 2) + Number(number.slice(4, 6)),
    sex: century % 2 === 1 ? 'female' : 'male',
  };
}

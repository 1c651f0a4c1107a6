import { unaccentedName } from '../subject/names.ts';
import { contextWords } from './context-words.ts';
import type { FieldCode } from '../problems/problems.ts';

const characterClasses = {
  lowerCase: { pattern: /\p{Ll}/u, missing: 'PasswordNoLowerCase' },
  upperCase: { pattern: /\p{Lu}/u, missing: 'PasswordNoUpperCase' },
  digit: { pattern: /[0-9]/, missing: 'PasswordNoDigit' },
  specialCharacter: { pattern: /[\p{P}\p{S} ]/u, missing: 'PasswordNoSpecialCharacter' },
} as const;

/** Shorter names and parts of names are in too many words to be forbidden. */
const shortestNamePart = 4;

export type PasswordPolicy = {
  /** Characters (code points). */
  readonly minLength: number;
  readonly maxLength: number;
  readonly classes: readonly (keyof typeof characterClasses)[];
};

/** Guide 1.1, "quy tắc đặt mật khẩu"; the upper bound is ours. */
export const guidePasswordPolicy: PasswordPolicy = {
  minLength: 8,
  maxLength: 128,
  classes: ['lowerCase', 'upperCase', 'digit', 'specialCharacter'],
};

/** What a password must not contain; the phone is E.164. */
export type PersonalData = { documentNumber: string; phone: string; fullName: string };

/**
 * Every rule that a password breaks, none when it may be used. Expects the password in NFC.
 * `isCommon` knows the commonest passwords.
 */
export function checkPassword(
  password: string,
  policy: PasswordPolicy,
  personal: PersonalData,
  isCommon: (password: string) => boolean,
): FieldCode[] {
  const broken: FieldCode[] = [];
  const length = Array.from(password).length;
  if (length < policy.minLength) broken.push('PasswordTooShort');
  if (length > policy.maxLength) broken.push('PasswordTooLong');
  for (const name of policy.classes) {
    const { pattern, missing } = characterClasses[name];
    if (!pattern.test(password)) broken.push(missing);
  }
  if (isCommon(password)) broken.push('PasswordCommon');
  if (containsPersonalData(password, personal)) broken.push('PasswordContainsPersonalData');
  if (containsContextWord(password)) broken.push('PasswordContainsContextWord');
  return broken;
}

function containsContextWord(password: string): boolean {
  const compact = lettersAndDigits(unaccentedName(password));
  return contextWords.some((word) => compact.includes(word));
}

/**
 * The ID number, the phone in any of its forms, the whole name, or a part of it of four letters or
 * more; accents and case do not count, nor do signs put between the characters.
 */
function containsPersonalData(password: string, personal: PersonalData): boolean {
  const spelled = unaccentedName(password);
  const compact = lettersAndDigits(spelled);
  // Without its country code the number is found behind 0, 84 and +84 alike.
  const national = personal.phone.replace(/^\+84/, '');
  if ([personal.documentNumber, national].some((number) => compact.includes(number))) return true;

  const name = unaccentedName(personal.fullName);
  const whole = lettersAndDigits(name);
  if (whole.length >= shortestNamePart && compact.includes(whole)) return true;
  // Parts are looked for as they are spelled: closed up, `path-and` would hold the name Thân.
  return name
    .split(/[^\p{L}]+/u)
    .some((part) => part.length >= shortestNamePart && spelled.includes(part));
}

function lettersAndDigits(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}

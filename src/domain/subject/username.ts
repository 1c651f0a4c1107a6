import { withoutSeparators, digitsForLetters } from '../fields/number-text.ts';
import { type Parsed, accepted, refused } from '../fields/parsed.ts';

/** Longer than any number that an account is held by, with what people put between digits. */
const longest = 64;
/** Of anything else, separators too, nothing is left that could be a name. */
const nameable = '[\\p{L}\\p{N}]';
const isNameable = new RegExp(nameable, 'u');

/** What a document says of user names. */
export const usernameSpelling = { pattern: nameable, maxLength: longest } as const;

/**
 * A user name: any number that an account is held by (CMND, CCCD, passport, tax code, that of a branch
 * too), in its one spelling, however it is typed. What is no such number is a name that nobody has.
 */
export function parseUsername(text: string): Parsed<string> {
  if (Array.from(text).length > longest) return refused('TooLong');
  const typed = withoutSeparators(text).toUpperCase();
  if (!isNameable.test(typed)) return refused('Required');
  const digits = digitsForLetters(typed);
  // A branch of an enterprise: ten digits and three.
  if (/^\d{13}$/.test(digits)) return accepted(`${digits.slice(0, 10)}-${digits.slice(10)}`);
  return accepted(/^\d+$/.test(digits) ? digits : typed);
}

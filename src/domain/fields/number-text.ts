import { plainText } from './plain-text.ts';

/** What people put between digits: spaces, dots in the middle or at the foot, hyphens. */
const separators = /[ .\u00B7\u2022\u2219\u22C5-]/g;
/**
 * Letters that are read or typed for a digit, in Latin, Cyrillic and Greek. No more than these two:
 * S for 5, B for 8 or Z for 2 are guesses, and a wrong one is somebody else's number.
 */
const zeros = /[Oo\u041E\u043E\u039F\u03BF]/g;
const ones = /[Il|\u0406\u0456\u0399]/g;

/** A number of digits alone as it was meant: no separators, ASCII digits, and no letters for 0 and 1. */
export function numberText(text: string): string {
  return digitsForLetters(withoutSeparators(text));
}

/** The same with its letters, for a number that may have some. */
export function withoutSeparators(text: string): string {
  return plainText(text).replace(separators, '');
}

export function digitsForLetters(text: string): string {
  return text.replace(zeros, '0').replace(ones, '1');
}

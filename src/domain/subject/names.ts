import { type Parsed, accepted, refused } from '../fields/parsed.ts';
import { plainText } from '../fields/plain-text.ts';
import type { Spelling } from '../fields/spelling.ts';
import { vietnameseLetters } from './vietnamese-letters.ts';

/** Characters (code points) of a name in NFC. */
const longestName = 100;
/** Letters of any script, each with its marks, and signs between them; at least one letter. */
const lettersAndSigns = /^['. -]*(?:\p{L}\p{M}*['. -]*)+$/u;
/** Fillers and variation selectors: letters and marks to Unicode, nothing to a reader. */
const invisible = /\p{Default_Ignorable_Code_Point}/u;
/** With letters composed or not: the length is that of the composed ones (NFC). */
export const nameSpelling: Spelling = {
  pattern: `^(?!.*${invisible.source})${lettersAndSigns.source.slice(1)}`,
  maxLength: longestName,
};
/** Tone marks once a syllable is decomposed: grave, acute, tilde, hook above, dot below. */
const tones = /[\u0300\u0301\u0303\u0309\u0323]/gu;
/** A run of vowels, each with its marks: the part of a syllable where a tone may stand. */
const vowels = /(?:[AEIOUY]\p{M}*)+/gu;

/**
 * A full name in NFC with single spaces, in the citizen's own case. Letters of any script, with
 * `'`, `-`, `.` and spaces. Refused as `NameInvalid`, or `TooLong` over 100 characters.
 */
export function parseName(text: string): Parsed<string> {
  const name = normaliseName(text);
  if (Array.from(name).length > longestName) return refused('TooLong');
  return lettersAndSigns.test(name) ? accepted(name) : refused('NameInvalid');
}

/**
 * How far a typed name agrees with a source's: `same` when the source is accented and the accents
 * agree; `same_unaccented` when the source has no accents to compare, which proves a person only
 * together with the number and the full date of birth.
 */
export function compareNames(
  typed: string,
  source: string,
): 'same' | 'same_unaccented' | 'different' {
  if (upperCaseName(source) === unaccentedName(source)) {
    return unaccentedName(typed) === unaccentedName(source) ? 'same_unaccented' : 'different';
  }
  return canonicalToneName(typed) === canonicalToneName(source) ? 'same' : 'different';
}

/** Strength K1: as a name is kept, in upper case. */
export function upperCaseName(name: string): string {
  return normaliseName(name).toUpperCase().normalize('NFC');
}

/** Strength K2: K1 with each tone at the end of its vowels, so that `hòa` equals `hoà`. A key, not for show. */
export function canonicalToneName(name: string): string {
  return upperCaseName(name)
    .normalize('NFD')
    .replace(vowels, (run) => run.replace(tones, '') + (run.match(tones) ?? []).join(''))
    .normalize('NFC');
}

/** Strength K3: no accents. Đ has no decomposition and is mapped by hand. */
export function unaccentedName(name: string): string {
  return upperCaseName(name).normalize('NFD').replace(/\p{M}/gu, '').replaceAll('Đ', 'D');
}

/** Plain again at the end: a letter such as ŉ brings an apostrophe. */
function normaliseName(text: string): string {
  return plainText(vietnameseLetters(plainText(text))).replace(/ +/g, ' ');
}

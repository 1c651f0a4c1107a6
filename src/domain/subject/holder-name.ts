import { type Parsed, accepted, refused } from '../fields/parsed.ts';
import { plainText } from '../fields/plain-text.ts';
import type { Spelling } from '../fields/spelling.ts';

/** Characters (code points); names of enterprises are longer than those of people. */
const longest = 200;
const letter = /\p{L}/u;

/** What is nothing to a reader counts as no letter. */
export const holderNameSpelling: Spelling = {
  pattern: '^(?!.*\\p{Default_Ignorable_Code_Point}).*\\p{L}',
  maxLength: longest,
};

/**
 * The name of whoever holds an account, a person or an enterprise, in NFC with single spaces: for staff to
 * compare, so that signs and digits are left as they are.
 */
export function parseHolderName(text: string): Parsed<string> {
  const name = plainText(text).normalize('NFC').replace(/ +/g, ' ');
  if (Array.from(name).length > longest) return refused('TooLong');
  return letter.test(name) ? accepted(name) : refused('NameInvalid');
}

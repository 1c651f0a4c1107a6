import { accepted, type Parsed, refused } from '../fields/parsed.ts';
import { textField } from '../fields/text-field.ts';

const shortest = 20;
/** In characters. */
export const longestStatement = 5_000;

/** What somebody has to say, in their own words. */
export const statementField = statementOf(longestStatement);

/** The same of another length. */
export function statementOf(most: number) {
  return textField((text) => parseStatement(text, most), { pattern: '^\\P{Cs}*$' }).describe(
    `Plain text of ${shortest} to ${most} characters; line breaks stay`,
  );
}

/** In NFC, with `\n` for every line break, and without what nobody can see. */
function parseStatement(text: string, most: number): Parsed<string> {
  if (!text.isWellFormed()) return refused('InvalidValue');
  const plain = text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFC')
    .trim();
  const { length } = Array.from(plain);
  if (length < shortest) return refused('StatementTooShort');
  return length > most ? refused('TooLong') : accepted(plain);
}

import { dictionary } from '@zxcvbn-ts/language-common';

const howMany = 10_000;
/** More of digits and signs around a word are a secret of their own. */
const mostAround = 6;

/** What signs are put for which letters. */
const letterOf: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '3': 'e',
  '1': 'i',
  '!': 'i',
  '0': 'o',
  $: 's',
  '5': 's',
};

/**
 * Whether a password is one of the 10,000 commonest, in whatever case; or one of them dressed up for a rule
 * about its characters: with signs for letters, or a few digits and signs around it (`P@ssword2026!`). The
 * list is ranked, with the commonest first.
 */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  if (lower.length > longest + mostAround) return false;
  return [lower, ...undressed(lower)].some(
    (word) => commonest.has(word) || commonest.has(plainLetters(word)),
  );
}

/** Without what is not a letter at its end, and at both ends. */
function undressed(password: string): string[] {
  const ends = [/[^\p{L}]+$/gu, /^[^\p{L}]+|[^\p{L}]+$/gu];
  return ends
    .map((end) => password.replaceAll(end, ''))
    .filter((word) => word !== '' && password.length - word.length <= mostAround);
}

function plainLetters(word: string): string {
  return Array.from(word, (sign) => letterOf[sign] ?? sign).join('');
}

const commonest = new Set(
  dictionary['passwords-common'].slice(0, howMany).map((password) => password.toLowerCase()),
);
const longest = Math.max(...Array.from(commonest, (word) => word.length));

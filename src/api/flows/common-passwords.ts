import { dictionary } from '@zxcvbn-ts/language-common';

const howMany = 10_000;

/**
 * Whether a password is one of the 10,000 commonest, in whatever case; the list is ranked, with
 * the commonest first.
 */
export function isCommonPassword(password: string): boolean {
  return commonest.has(password.toLowerCase());
}

const commonest = new Set(
  dictionary['passwords-common'].slice(0, howMany).map((password) => password.toLowerCase()),
);

import { plainText } from '../fields/plain-text.ts';

/** Weights of the first nine digits of a tax code. */
const weights = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/**
 * A tax code (mã số thuế) in its one spelling: 10 digits with a check digit; the same with `-001` to
 * `-999` for a branch, which is a subject of its own; or 12 digits, a person's number that is a tax
 * code too since 2025-07-01. The hyphen of a branch may be missing. `undefined` for anything else.
 */
export function parseTaxCode(text: string): string | undefined {
  const code = plainText(text);
  if (/^\d{12}$/.test(code)) return code;
  const [, main, branch] = /^(\d{10})(?:-?(\d{3}))?$/.exec(code) ?? [];
  if (main === undefined || !hasCheckDigit(main) || branch === '000') return undefined;
  return branch === undefined ? main : `${main}-${branch}`;
}

/** A check digit of 10 cannot be written, so such a code is never issued. */
function hasCheckDigit(main: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(main[at]), 0);
  return 10 - (sum % 11) === Number(main[9]);
}

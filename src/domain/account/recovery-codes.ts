import { crockfordAlphabet, crockfordSign, crockfordText } from '../fields/crockford.ts';

/** How many codes a set has: each is good once, for a sign-in without the authenticator app. */
export const recoveryCodesInSet = 10;

/** 50 bits: NIST SP 800-63B, section 3.1.2.1, asks for 20 of a look-up secret whose tries are counted. */
const charactersInCode = 10;
const half = charactersInCode / 2;

/** How many random bytes a set is made of: one a character. */
export const recoverySetBytes = recoveryCodesInSet * charactersInCode;

/** How a code is shown: XXXXX-XXXXX. */
export const recoveryCodePattern = `${crockfordSign}{${half}}-${crockfordSign}{${half}}`;
const shown = new RegExp(`^${recoveryCodePattern}$`);

/** A set of codes, as they are shown, from `recoverySetBytes` random bytes. */
export function recoveryCodesFrom(random: Uint8Array): string[] {
  if (random.length !== recoverySetBytes) throw new Error('not the bytes of a set of codes');
  // 256 is a multiple of 32: every character is as likely.
  const characters = Array.from(random, (byte) => crockfordAlphabet.charAt(byte % 32)).join('');
  return Array.from({ length: recoveryCodesInSet }, (_, at) =>
    format(characters.slice(at * charactersInCode, (at + 1) * charactersInCode)),
  );
}

/** The code that somebody has typed, as it is shown and as it is hashed; null where it can be none. */
export function parseRecoveryCode(text: string): string | null {
  const code = format(crockfordText(text));
  return shown.test(code) ? code : null;
}

function format(characters: string): string {
  return `${characters.slice(0, half)}-${characters.slice(half)}`;
}

import { crockfordAlphabet, crockfordSign, crockfordText } from '../fields/crockford.ts';

/** How long after a sign-in its owner can say that it was somebody else. */
export const notMeDays = 10;

const characters = 12;
const pattern = new RegExp(`^${crockfordSign}{${characters}}$`);
const bitsEach = 5;

/** Sixty bits as `XXXX-XXXX-XXXX`, to be read from a message and typed; of eight bytes the first ones. */
export function formatNotMeCode(bytes: Uint8Array): string {
  let bits = bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 4n;
  let code = '';
  for (let at = 0; at < characters; at += 1) {
    code = crockfordAlphabet.charAt(Number(bits & 31n)) + code;
    bits >>= BigInt(bitsEach);
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code as it is looked up, from what somebody has typed: twelve characters of Crockford's base 32.
 * Null where a text can be none.
 */
export function parseNotMeCode(text: string): string | null {
  const code = crockfordText(text);
  return pattern.test(code) ? code : null;
}

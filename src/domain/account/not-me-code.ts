import { crockfordAlphabet, crockfordText } from '../fields/crockford.ts';

/** How long after a sign-in its owner can say that it was somebody else. */
export const notMeDays = 10;

const characters = 12;
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

/** The code as it is looked up, from what somebody has typed. What is no code is found nowhere. */
export function readNotMeCode(typed: string): string {
  return crockfordText(typed);
}

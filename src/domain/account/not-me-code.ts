import { referenceAlphabet } from '../flows/reference.ts';

/** How long after a sign-in its owner can say that it was somebody else. */
export const notMeDays = 10;

const characters = 12;
const bitsEach = 5;

/** Sixty bits as `XXXX-XXXX-XXXX`, to be read from a message and typed; of eight bytes the first ones. */
export function formatNotMeCode(bytes: Uint8Array): string {
  let bits = bytes.slice(0, 8).reduce((sum, byte) => (sum << 8n) | BigInt(byte), 0n) >> 4n;
  let code = '';
  for (let at = 0; at < characters; at += 1) {
    code = (referenceAlphabet[Number(bits & 31n)] ?? '') + code;
    bits >>= BigInt(bitsEach);
  }
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * The code as it is looked up, from what somebody has typed: in any case and width, with any marks or
 * blanks between; O stands for 0, I and L for 1. What is no code is found nowhere.
 */
export function readNotMeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
}

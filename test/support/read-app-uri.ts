import { createHmac } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** What an authenticator app makes of an `otpauth` URI: read and worked out by nothing of the product's. */
export function readAppUri(text: string) {
  const uri = new URL(text);
  if (uri.protocol !== 'otpauth:' || uri.host !== 'totp') throw new Error('not for an app');
  const secret = fromBase32(uri.searchParams.get('secret') ?? '');
  return {
    label: decodeURIComponent(uri.pathname.slice(1)),
    issuer: uri.searchParams.get('issuer'),
    secret,
    /** What it shows during the current time step, or so many steps from now (RFC 6238). */
    shown: (offset = 0): string => hotp(secret, Math.floor(Date.now() / 30_000) + offset),
  };
}

/** RFC 4648, section 6, for whole groups of five bytes; spaces are for the eye. */
export function fromBase32(text: string): Buffer {
  const digits = Array.from(text.replaceAll(' ', ''), (digit) => alphabet.indexOf(digit));
  if (digits.length === 0 || digits.includes(-1)) throw new Error('not in base32');
  const bits = digits.map((digit) => digit.toString(2).padStart(5, '0')).join('');
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)));
}

/** RFC 4226, section 5.3. */
function hotp(secret: Buffer, counter: number): string {
  const text = Buffer.alloc(8);
  text.writeBigUInt64BE(BigInt(counter));
  const mac = createHmac('sha1', secret).update(text).digest();
  const at = (mac.at(-1) ?? 0) & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fff_ffff) % 1_000_000).padStart(6, '0');
}

import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, test } from '@jest/globals';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import jsqr from 'jsqr';
import {
  matchingStep,
  newAuthenticatorApp,
  timeStepOf,
  totpCode,
} from '../../../src/activities/sign-in/authenticator-app.ts';
import { newRecoveryCodes } from '../../../src/activities/sign-in/new-recovery-codes.ts';
import { parseRecoveryCode } from '../../../src/domain/account/recovery-codes.ts';
import { typedCodeMac } from '../../../src/platform/look-ups.ts';
import { testKeys as keys } from '../../support/keys.ts';

/** RFC 6238, appendix B, SHA-1: seconds since 1970 and the 8 digits, of which ours are the last 6. */
const vectors = [
  [59, '94287082'],
  [1_111_111_109, '07081804'],
  [1_111_111_111, '14050471'],
  [1_234_567_890, '89005924'],
  [2_000_000_000, '69279037'],
  [20_000_000_000, '65353130'],
] as const;
const rfcSecret = Buffer.from('12345678901234567890', 'ascii');

const place = { flowId: 'f1', step: 'authenticator_app' } as const;
const at = (seconds: number) => new Date(seconds * 1000);

describe('the code of an app', () => {
  test.each(vectors)('at %d s is that of RFC 6238', (seconds, digits) => {
    expect(totpCode(rfcSecret, timeStepOf(at(seconds)))).toBe(digits.slice(-6));
  });

  test.each([
    ['before last', -2, false],
    ['before', -1, true],
    ['now', 0, true],
    ['after', 1, true],
    ['after next', 2, false],
  ])('of the step %s (%d) is found: %p', (_, offset, isFound) => {
    // The first and the last second of a step: its edges are not the code's.
    for (const seconds of [1_234_567_890, 1_234_567_919]) {
      const step = timeStepOf(at(seconds)) + offset;
      const typed = typedCodeMac(keys, place, totpCode(rfcSecret, step));
      const found = matchingStep(keys, place, rfcSecret, typed, at(seconds));
      expect(found).toBe(isFound ? step : null);
    }
  });

  test('of another secret, or typed at another place, is none', () => {
    const now = at(1_234_567_890);
    const typed = typedCodeMac(keys, place, totpCode(rfcSecret, timeStepOf(now)));
    const other = Buffer.alloc(20, 1);
    expect(matchingStep(keys, place, other, typed, now)).toBeNull();
    for (const elsewhere of [
      { ...place, flowId: 'f2' },
      { ...place, step: 'otp' as const },
    ]) {
      expect(matchingStep(keys, elsewhere, rfcSecret, typed, now)).toBeNull();
    }
  });
});

describe('a new app', () => {
  test('is told by a URI whose secret is the one that we keep', async () => {
    const [one, other] = [await newAuthenticatorApp('Nguyễn An'), await newAuthenticatorApp('x')];
    expect(one.secret).toHaveLength(20);
    expect(one.secret).not.toEqual(other.secret);
    const uri = new URL(one.uri);
    expect([uri.protocol, uri.host]).toEqual(['otpauth:', 'totp']);
    expect(decodeURIComponent(uri.pathname)).toBe('/Định Danh:Nguyễn An');
    expect(Object.fromEntries(uri.searchParams)).toEqual({
      secret: base32(one.secret),
      issuer: 'Định Danh',
    });
  });

  test("is read by a phone's camera from its QR code", async () => {
    const { uri, qrCode } = await newAuthenticatorApp('001085012345');
    expect(await readQrCode(qrCode)).toBe(uri);
  });
});

test('recovery codes are random', () => {
  const codes = [...newRecoveryCodes(), ...newRecoveryCodes()];
  expect(codes.map(parseRecoveryCode)).toEqual(codes);
  expect(new Set(codes).size).toBe(20);
});

/** RFC 4648, section 6, for whole groups of five bytes. */
function base32(bytes: Buffer): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((group) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(group, 2)]).join('');
}

/** Drawn by one program and read by another, neither of which is the one that has made it. */
async function readQrCode(svg: string): Promise<string | undefined> {
  const wasm = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');
  await initWasm(readFile(wasm));
  const image = new Resvg(svg, { fitTo: { mode: 'width', value: 600 } }).render();
  return jsqr.default(Uint8ClampedArray.from(image.pixels), image.width, image.height)?.data;
}

import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { readAuthToken } from '../../../src/certificates/web-eid/read-auth-token.ts';
import { parseBody } from '../../../src/domain/fields/field-refusals.ts';
import { usbSignature } from '../../../src/domain/steps/usb-signature.ts';
import { signToken, toBase64, toDer } from '../../support/web-eid.ts';
import { aHolder, ecHolder, expected, judge, rsaHolder } from './holder.ts';

/** Of P-256 (SP 800-186): its first bytes, uncompressed. */
const basePoint = Buffer.from('046b17d1f2e12c4247f8bce6e563a440f277', 'hex');

const p256 = ecHolder('prime256v1');
const p384 = ecHolder('secp384r1');
const p521 = ecHolder('secp521r1');
const rsa = rsaHolder();
const over = (changes: Partial<typeof expected> = {}) => ({ ...expected, ...changes });
const good = signToken({ ...p256, ...over() });

describe('a token over our origin and nonce', () => {
  test.each([
    ['ES256', p256],
    ['ES384', p384],
    ['ES512', p521],
    ...['PS256', 'PS384', 'PS512', 'RS256', 'RS384', 'RS512'].map((name) => [name, rsa] as const),
  ])('by %s gives the certificate that made it', async (algorithm, holder) => {
    const token = signToken({ ...holder, ...over(), algorithm });
    const leaf = new Uint8Array(toDer(holder.certificate));
    expect(readAuthToken(token)).toMatchObject({ ok: true, leaf });
    expect(await judge(token)).toBe('accepted');
  });

  test.each(['web-eid:1.0', 'web-eid:1.1', 'web-eid:1.12'])(
    'may be of format %s',
    async (format) => {
      expect(await judge({ ...good, format })).toBe('accepted');
    },
  );
});

describe('a token is refused', () => {
  test.each(['web-eid:2.0', 'web-eid:10.0', 'web-eid:1', 'web-eid:1.01', 'WEB-EID:1.0', 'jwt', ''])(
    'in format "%s"',
    async (format) => {
      expect(await judge({ ...good, format })).toBe('UsbTokenFormatUnknown');
    },
  );

  test.each(['none', 'None', 'NONE'])('with algorithm %s', async (algorithm) => {
    expect(
      await judge({ ...signToken({ ...p256, ...over(), spoil: 'algorithm none' }), algorithm }),
    ).toBe('UsbTokenUnsigned');
  });

  test.each(['RS1', 'HS256', 'ES256K', 'EdDSA', 'es256', 'constructor', ''])(
    'with algorithm "%s", which is not in the list',
    async (algorithm) => {
      expect(await judge({ ...good, algorithm })).toBe('UsbAlgorithmForbidden');
    },
  );

  test.each([
    ['ES256', 'RSA', { ...rsa, algorithm: 'ES256' }],
    ['ES256', 'P-384', { ...p384, algorithm: 'ES256' }],
    ['ES512', 'P-256', { ...p256, algorithm: 'ES512' }],
    ['RS256', 'P-256', { ...p256, algorithm: 'RS256' }],
    ['PS256', 'P-256', { ...p256, algorithm: 'PS256' }],
    ['ES256', 'secp256k1', { ...ecHolder('secp256k1'), algorithm: 'ES256' }],
    ['ES256', 'a curve almost P-256', { ...almostP256(), algorithm: 'ES256' }],
  ])('with algorithm %s and a key of %s', async (_algorithm, _key, holder) => {
    expect(await judge(signToken({ ...holder, ...over() }))).toBe('UsbAlgorithmMismatch');
  });

  test.each([
    ['another format', 'UsbTokenFormatUnknown'],
    ['algorithm none', 'UsbTokenUnsigned'],
    ['signature in DER', 'UsbSignatureNotRaw'],
    ['r of zero', 'UsbSignatureOutOfRange'],
    ['s of zero', 'UsbSignatureOutOfRange'],
    ['bytes behind the certificate', 'UsbCertificateMalformed'],
  ] as const)(
    'with %s, by a code of its own that the body’s schema leaves to it',
    async (spoil, code) => {
      const authToken = signToken({ ...p256, ...over(), spoil });
      const body = parseBody(usbSignature.body(), { authToken });
      expect(body.ok && (await judge(body.value.authToken))).toBe(code);
    },
  );

  test('with PSS and a salt that is not as long as the hash', async () => {
    for (const saltLength of [0, 20, 64]) {
      const token = signToken({ ...rsa, ...over(), algorithm: 'PS256', saltLength });
      expect(await judge(token)).toBe('UsbSignatureInvalid');
    }
  });

  test('with RSASSA-PSS under the name of PKCS #1 v1.5, and the other way round', async () => {
    const pss = signToken({ ...rsa, ...over(), algorithm: 'PS256' });
    const pkcs1 = signToken({ ...rsa, ...over(), algorithm: 'RS256' });
    expect(await judge({ ...pss, algorithm: 'RS256' })).toBe('UsbSignatureInvalid');
    expect(await judge({ ...pkcs1, algorithm: 'PS256' })).toBe('UsbSignatureInvalid');
  });

  test.each([
    ['is cut', toBase64(toDer(p256.certificate).subarray(0, -1))],
    ['is PEM', toBase64(Buffer.from(p256.certificate))],
    ['is a public key', toBase64(spkiOf(p256.certificate))],
    ['is no DER', toBase64(Buffer.from('not a certificate'))],
  ])('whose certificate %s', async (_what, unverifiedCertificate) => {
    expect(await judge({ ...good, unverifiedCertificate })).toBe('UsbCertificateMalformed');
  });

  test.each([
    ['signature', ''],
    ['signature', `${good.signature.slice(0, 20)}\n${good.signature.slice(20)}`],
    ['signature', good.signature.replace(/=+$/, '')],
    ['signature', `-_${good.signature.slice(2)}`],
    ['unverifiedCertificate', ''],
    ['unverifiedCertificate', p256.certificate],
  ])('whose %s is not base64: %j', async (member, text) => {
    expect(await judge({ ...good, [member]: text })).toBe('UsbTokenMalformed');
  });
});

function spkiOf(certificate: string): Buffer {
  return createPublicKey(certificate).export({ type: 'spki', format: 'der' });
}

/** P-256 spelt out, but with the citizen's public key for its base point (CVE-2020-0601). */
function almostP256() {
  const [namedCurve, paramEncoding] = ['prime256v1', 'explicit'] as const;
  const pair = generateKeyPairSync('ec', { namedCurve, paramEncoding });
  const key = pair.publicKey.export({ type: 'spki', format: 'der' });
  const point = key.subarray(-65);
  point.copy(key, key.indexOf(basePoint));
  return aHolder({ ...pair, publicKey: createPublicKey({ key, type: 'spki', format: 'der' }) });
}

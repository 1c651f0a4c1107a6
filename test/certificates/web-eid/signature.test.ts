import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { signToken, toBase64 } from '../../support/web-eid.ts';
import { ecHolder, expected, judge, orderOf, rsaHolder, toBytes } from './holder.ts';

const earlier = 'A2c4Jk9sLm0pQr1tUv2wXy3zAb4cDe5fGh6iJk7lMn8=';
const p256 = ecHolder('prime256v1');
const rsa = rsaHolder();
const good = signToken({ ...p256, ...expected });

describe.each([
  ['prime256v1', 256],
  ['secp384r1', 384],
  ['secp521r1', 521],
])('a signature by %s', (curve, bits) => {
  const holder = ecHolder(curve);
  const bytes = Math.ceil(bits / 8);
  const order = orderOf(curve, bits);
  const token = signToken({ ...holder, ...expected });
  const withPair = (r: bigint, s: bigint) => ({
    ...token,
    signature: toBase64(Buffer.concat([toBytes(r, bytes), toBytes(s, bytes)])),
  });

  test('in DER is not raw, nor is one that is too short or too long', async () => {
    const raw = Buffer.from(token.signature, 'base64');
    const inDer = signToken({ ...holder, ...expected, spoil: 'signature in DER' });
    expect(await judge(inDer)).toBe('UsbSignatureNotRaw');
    for (const other of [raw.subarray(1), Buffer.concat([raw, Buffer.of(0)])]) {
      expect(await judge({ ...token, signature: toBase64(other) })).toBe('UsbSignatureNotRaw');
    }
  });

  test.each(['r of zero', 's of zero'] as const)('with %s is nobody’s', async (spoil) => {
    expect(await judge(signToken({ ...holder, ...expected, spoil }))).toBe(
      'UsbSignatureOutOfRange',
    );
  });

  test('is nobody’s from the order on, and only wrong below it', async () => {
    expect(await judge(withPair(0n, 0n))).toBe('UsbSignatureOutOfRange');
    expect(await judge(withPair(order, 1n))).toBe('UsbSignatureOutOfRange');
    expect(await judge(withPair(1n, order))).toBe('UsbSignatureOutOfRange');
    expect(await judge(withPair(order - 1n, order - 1n))).toBe('UsbSignatureInvalid');
    expect(await judge(withPair(1n, 1n))).toBe('UsbSignatureInvalid');
  });
});

describe('a signature over something else', () => {
  test.each([
    ['another site', { origin: 'https://dichvucong.example.com' }],
    ['another nonce', { nonce: earlier }],
    ['nonce and origin in each other’s place', { origin: expected.nonce, nonce: expected.origin }],
    [
      'characters moved from the nonce to the origin',
      { origin: `${expected.origin}x`, nonce: expected.nonce.slice(1) },
    ],
    ['nothing', { origin: '', nonce: '' }],
  ])('over %s is not valid', async (_what, changes) => {
    for (const holder of [p256, rsa]) {
      const token = signToken({ ...holder, ...expected, ...changes });
      expect(await judge(token)).toBe('UsbSignatureInvalid');
    }
  });

  test('by a key that is not of the certificate is not valid', async () => {
    const token = signToken({ ...expected, ...p256, key: ecHolder('prime256v1').key });
    expect(await judge(token)).toBe('UsbSignatureInvalid');
  });

  test('over a nonce of before is told as such, if the flow knows that nonce', async () => {
    const token = signToken({ ...p256, ...expected, nonce: earlier });
    expect(await judge(token, { earlierNonces: ['x', earlier] })).toBe('UsbChallengeUsed');
    expect(await judge(token, { earlierNonces: ['x'] })).toBe('UsbSignatureInvalid');
    expect(await judge(good, { earlierNonces: ['x', earlier] })).toBe('accepted');
  });

  test.each([
    ['https://dichvucong.example.vn', 'https://dichvucong.example.vn/'],
    ['https://dichvucong.example.vn', 'http://dichvucong.example.vn'],
    ['https://dichvucong.example.vn', 'https://dichvucong.example.vn:443'],
    ['https://dichvucong.example.vn', 'https://www.dichvucong.example.vn'],
    ['https://www.example.vn', 'https://example.vn'],
    ['https://dichvucong.example.vn', 'dichvucong.example.vn'],
    ['http://127.0.0.1:3000', 'http://127.0.0.1'],
    ['http://127.0.0.1:3000', 'https://127.0.0.1:3000'],
  ])('for %s over %s is told as an origin almost right', async (origin, signed) => {
    const token = signToken({ ...p256, ...expected, origin: signed });
    expect(await judge(token, { origin })).toBe('UsbOriginMismatch');
  });
});

describe('whatever comes, nothing is thrown', () => {
  const text = fc.oneof(fc.string({ unit: 'binary' }), fc.base64String());
  const part = (real: string) => fc.oneof(fc.constant(real), text, spoiledBytes(real));

  test.each([
    ['EC', good],
    ['RSA', signToken({ ...rsa, ...expected })],
  ])('and only the token (%s) that was made is accepted', async (_key, real) => {
    const member = fc.constantFrom('unverifiedCertificate' as const, 'signature' as const);
    await fc.assert(
      fc.asyncProperty(member, text, async (name, other) => {
        fc.pre(other !== real[name]);
        expect(await judge({ ...real, [name]: other })).not.toBe('accepted');
      }),
    );
    await fc.assert(
      fc.asyncProperty(spoiledBytes(real.signature), async (signature) => {
        expect(await judge({ ...real, signature })).not.toBe('accepted');
      }),
    );
    const token = fc.record({
      format: part(real.format),
      algorithm: fc.oneof(fc.constantFrom('ES256', 'RS256', 'PS512', 'none'), text),
      unverifiedCertificate: part(real.unverifiedCertificate),
      signature: part(real.signature),
    });
    const wanted = fc.record({ origin: text, nonce: text, earlierNonces: fc.array(text) });
    await fc.assert(
      fc.asyncProperty(token, wanted, async (any, what) => {
        expect(await judge(any, what)).not.toBe('accepted');
      }),
      { numRuns: 500 },
    );
  });
});

/** Base64 of the same bytes but for one. */
function spoiledBytes(real: string): fc.Arbitrary<string> {
  const bytes = Buffer.from(real, 'base64');
  return fc
    .tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }))
    .map(([at, turned]) => {
      const changed = Buffer.from(bytes);
      changed[at] = (changed[at] ?? 0) ^ turned;
      return toBase64(changed);
    });
}

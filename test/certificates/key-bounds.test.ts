import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { createSimulatedCa } from '../../simulators/ca/simulator.ts';
import { judgeOf, publicKeys } from './judge.ts';

const ca = createSimulatedCa({ url: 'http://127.0.0.1:1/ca' });
const { judge, issue } = judgeOf(ca);
const { n } = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({
  format: 'jwk',
});

/** A key whose exponent, or whose modulus, is of the maker's choice. */
function rsaKey(exponent: Buffer, modulus = Buffer.from(n ?? '', 'base64url')): string {
  const jwk = { kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') };
  return createPublicKey({ key: jwk, format: 'jwk' })
    .export({ type: 'spki', format: 'pem' })
    .toString();
}
const long = (bits: number) => Buffer.alloc(bits / 8, 0xff);

test.each([
  ['an exponent as long as the modulus', rsaKey(long(2040))],
  ['an exponent of 40 bits', rsaKey(long(40))],
  ['an even exponent', rsaKey(Buffer.of(1, 0, 0))],
  ['an exponent of one', rsaKey(Buffer.of(1))],
  ['a modulus of 8192 bits', rsaKey(Buffer.of(1, 0, 1), long(8192))],
])('a key of RSA with %s is not computed with', async (_what, publicKey) => {
  const { certificate } = issue({ publicKey });
  const findSignatureFault = () => Promise.reject(new Error('nothing is computed'));
  const verdict = await judge(certificate, { findSignatureFault });
  expect(verdict).toEqual({ ok: false, code: 'CertificateKeyWeak' });
});

test.each([
  ['65537', publicKeys.rsa],
  ['3', rsaKey(Buffer.of(3))],
])('a key with the exponent %s is as good as it is strong', async (_exponent, publicKey) => {
  const { certificate } = issue({ publicKey });
  expect(await judge(certificate, { revocation: null })).toMatchObject({ ok: true });
});

import { constants, createPublicKey, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { Integer } from 'asn1js';
import { AlgorithmIdentifier, RSASSAPSSParams } from 'pkijs';
import { isSignedWith } from '../../src/certificates/verify-signature.ts';
import { signCertificate } from '../../simulators/ca/certificate.ts';
import { constraints } from '../../simulators/ca/extensions.ts';
import { createName } from '../../simulators/ca/name.ts';
import { daysFromNow } from './certify.ts';

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
const ec = generateKeyPairSync('ec', { namedCurve: 'P-384' }).privateKey;
const [ofRsa, ofEc] = [rsa, ec].map((key) => {
  const name = createName([['commonName', 'CA']]);
  return signCertificate({
    serial: '40',
    subject: name,
    publicKey: createPublicKey(key),
    issuer: { name, key },
    notBefore: daysFromNow(-1),
    notAfter: daysFromNow(1),
    extensions: [constraints(true)],
  });
});
if (!ofRsa || !ofEc) throw new Error('no certificates');
const tbs = Uint8Array.from(randomBytes(64));
const pkcs1 = new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.11' });
const ecdsa = new AlgorithmIdentifier({ algorithmId: '1.2.840.10045.4.3.2' });

function pss(hash: string, saltLength: number): AlgorithmIdentifier {
  const hashAlgorithm = new AlgorithmIdentifier({ algorithmId: hash });
  const algorithmParams: unknown = new RSASSAPSSParams({ hashAlgorithm, saltLength }).toSchema();
  return new AlgorithmIdentifier({ algorithmId: '1.2.840.113549.1.1.10', algorithmParams });
}
const sha256 = '2.16.840.1.101.3.4.2.1';
const sha1 = '1.3.14.3.2.26';
const signPss = (digest: string, saltLength: number) =>
  sign(digest, tbs, { key: rsa, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength });

describe('a signature of RSASSA-PSS', () => {
  test.each([32, 20])('with a salt of %d bytes is one where it says so', async (saltLength) => {
    const signature = signPss('sha256', saltLength);
    const signed = { tbs, signature, algorithm: pss(sha256, saltLength) };
    expect(await isSignedWith(signed, ofRsa)).toBe(true);
    expect(await isSignedWith({ ...signed, algorithm: pss(sha256, 33) }, ofRsa)).toBe(false);
    expect(await isSignedWith({ ...signed, algorithm: pkcs1 }, ofRsa)).toBe(false);
  });

  test('that rests on SHA-1, or does not say on what, is none', async () => {
    const signature = signPss('sha1', 20);
    expect(await isSignedWith({ tbs, signature, algorithm: pss(sha1, 20) }, ofRsa)).toBe(false);
    const unsaid = new AlgorithmIdentifier({
      algorithmId: '1.2.840.113549.1.1.10',
      algorithmParams: new Integer({ value: 1 }),
    });
    expect(await isSignedWith({ tbs, signature, algorithm: unsaid }, ofRsa)).toBe(false);
  });
});

test('a signature is the key’s over these bytes, by an algorithm of its kind', async () => {
  const signature = sign('sha256', tbs, ec);
  const signed = { tbs, signature, algorithm: ecdsa };
  expect(await isSignedWith(signed, ofEc)).toBe(true);
  expect(await isSignedWith({ ...signed, tbs: tbs.slice(1) }, ofEc)).toBe(false);
  expect(await isSignedWith({ ...signed, signature: signature.subarray(1) }, ofEc)).toBe(false);
  expect(await isSignedWith({ ...signed, algorithm: pkcs1 }, ofEc)).toBe(false);
  expect(await isSignedWith(signed, ofRsa)).toBe(false);
});

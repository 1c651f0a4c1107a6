import { createHash, verify, type X509Certificate } from 'node:crypto';
import { version } from './version.ts';

/** An authentication token of the Web eID architecture, "Token format". */
export type WebEidToken = {
  unverifiedCertificate: string;
  algorithm: string;
  signature: string;
  format: 'web-eid:1.0';
  appVersion: string;
};

/** A signature algorithm of RFC 7518 that the agent makes, with the names that Node gives it. */
export type Algorithm = { name: string; hash: 'sha256' | 'sha384' | 'sha512'; key: 'rsa' | 'ec' };

const byCurve: Readonly<Record<string, Algorithm>> = {
  prime256v1: { name: 'ES256', hash: 'sha256', key: 'ec' },
  secp384r1: { name: 'ES384', hash: 'sha384', key: 'ec' },
  secp521r1: { name: 'ES512', hash: 'sha512', key: 'ec' },
};

/** The algorithm for a certificate's key; nothing where the token format has none. */
export function algorithmFor({ publicKey }: X509Certificate): Algorithm | undefined {
  if (publicKey.asymmetricKeyType === 'rsa') return { name: 'RS256', hash: 'sha256', key: 'rsa' };
  return byCurve[publicKey.asymmetricKeyDetails?.namedCurve ?? ''];
}

/** What is signed over: hash(origin) + hash(nonce), so that neither can lend the other a character. */
export function signedValue(hash: Algorithm['hash'], origin: string, nonce: string): Buffer {
  const digest = (text: string): Buffer => createHash(hash).update(text, 'utf8').digest();
  return Buffer.concat([digest(origin), digest(nonce)]);
}

/** Whether the certificate's key has made the signature (ECDSA: r and s side by side). */
export function isSignedBy(
  certificate: X509Certificate,
  value: Buffer,
  { hash, signature }: { hash: Algorithm['hash']; signature: Buffer },
): boolean {
  const key = { key: certificate.publicKey, dsaEncoding: 'ieee-p1363' } as const;
  return verify(hash, value, key, signature);
}

/** The token as it is sent. Its `appVersion` names the agent as what the portal hands out. */
export function webEidToken(
  origin: string,
  { certificate, algorithm, signature }: Signed,
): WebEidToken {
  return {
    unverifiedCertificate: certificate.raw.toString('base64'),
    algorithm: algorithm.name,
    signature: signature.toString('base64'),
    format: 'web-eid:1.0',
    appVersion: `${origin}/agent/releases/v${version}`,
  };
}

type Signed = { certificate: X509Certificate; algorithm: Algorithm; signature: Buffer };

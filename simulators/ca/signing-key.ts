import type { webcrypto, KeyObject } from 'node:crypto';

/** A private key for what pkijs signs by itself: RSA, or EC on P-256. */
export function toSigningKey(key: KeyObject): webcrypto.CryptoKey {
  const algorithm =
    key.asymmetricKeyType === 'rsa'
      ? { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256' }
      : { name: 'ECDSA', namedCurve: 'P-256' };
  return key.toCryptoKey(algorithm, false, ['sign']);
}

import { constants, createHash, sign, type KeyObject } from 'node:crypto';
import type { WebEidToken } from '../../src/domain/steps/web-eid-token.ts';

/** Ways to make a token that no signing agent makes. */
const spoilers = {
  'another format': () => ({ format: 'web-eid:2.0' }),
  'algorithm none': () => ({ algorithm: 'none', signature: '' }),
  'signature in DER': (order) => ({ signature: toBase64(signatureOf(order, 'der')) }),
  'r of zero': (order) => ({ signature: withHalf(order, 0) }),
  's of zero': (order) => ({ signature: withHalf(order, 1) }),
  'bytes behind the certificate': ({ certificate }) => ({
    unverifiedCertificate: toBase64(Buffer.concat([toDer(certificate), Buffer.of(5, 0)])),
  }),
} satisfies Record<string, (order: Order) => Partial<WebEidToken>>;

type Order = {
  /** Private; RSA or EC. */
  key: KeyObject;
  /** PEM. */
  certificate: string;
  origin: string;
  nonce: string;
  /** As RFC 7518 names it; by the key unless told. Names that are none of it sign as the key can. */
  algorithm?: string;
  /** Of PSS, in bytes; that of the hash unless told. */
  saltLength?: number;
};

/** A token as a signing agent makes it with the key of a certificate, or spoiled in one way. */
export function signToken(order: Order & { spoil?: keyof typeof spoilers }): WebEidToken {
  const token = {
    format: 'web-eid:1.0',
    algorithm: algorithmOf(order),
    unverifiedCertificate: toBase64(toDer(order.certificate)),
    signature: toBase64(signatureOf(order)),
    appVersion: 'https://web-eid.eu/web-eid-app/releases/2.6.0+0',
  };
  return order.spoil === undefined ? token : { ...token, ...spoilers[order.spoil](order) };
}

/** The bytes of a certificate in PEM. */
export function toDer(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----|\s/g, ''), 'base64');
}

export function toBase64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64');
}

function algorithmOf({ key, algorithm }: Order): string {
  const ofCurve = { prime256v1: 'ES256', secp384r1: 'ES384', secp521r1: 'ES512' };
  const curve = key.asymmetricKeyDetails?.namedCurve ?? '';
  return algorithm ?? Object.entries(ofCurve).find(([name]) => name === curve)?.[1] ?? 'RS256';
}

function signatureOf(order: Order, dsaEncoding: 'der' | 'ieee-p1363' = 'ieee-p1363'): Buffer {
  const algorithm = algorithmOf(order);
  const digest = `sha${/(?:256|384|512)$/.exec(algorithm)?.[0] ?? '256'}`;
  const parts = [order.origin, order.nonce].map((text) => createHash(digest).update(text).digest());
  const saltLength = order.saltLength ?? Number(digest.slice(3)) / 8;
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength };
  const options = algorithm.startsWith('PS') ? pss : {};
  return sign(digest, Buffer.concat(parts), { key: order.key, dsaEncoding, ...options });
}

/** A good signature by ECDSA, but for r (0) or s (1). */
function withHalf(order: Order, half: 0 | 1): string {
  const bytes = signatureOf(order);
  const length = bytes.length / 2;
  return toBase64(bytes.fill(0, half * length, (half + 1) * length));
}

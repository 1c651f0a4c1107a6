import { constants, type KeyObject } from 'node:crypto';

const { RSA_PKCS1_PADDING: pkcs1, RSA_PKCS1_PSS_PADDING: pss } = constants;

/** `bytes` is the length of r, and of s; `order` is what both are below (FIPS 186-5, SP 800-186). */
const p256 = {
  curve: 'prime256v1',
  bytes: 32,
  order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
};
const p384 = {
  curve: 'secp384r1',
  bytes: 48,
  order:
    0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
};
const p521 = {
  curve: 'secp521r1',
  bytes: 66,
  order:
    0x01fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
};

type EcAlgorithm = { key: 'ec'; hash: string } & typeof p256;
type RsaAlgorithm = { key: 'rsa'; hash: string; padding: number };
export type Algorithm = EcAlgorithm | RsaAlgorithm;

/** All that a Web eID token may be signed with, by their names of RFC 7518 sections 3.3 to 3.5. */
export const algorithms: ReadonlyMap<string, Algorithm> = new Map<string, Algorithm>([
  ['ES256', { key: 'ec', hash: 'sha256', ...p256 }],
  ['ES384', { key: 'ec', hash: 'sha384', ...p384 }],
  ['ES512', { key: 'ec', hash: 'sha512', ...p521 }],
  ['PS256', { key: 'rsa', hash: 'sha256', padding: pss }],
  ['PS384', { key: 'rsa', hash: 'sha384', padding: pss }],
  ['PS512', { key: 'rsa', hash: 'sha512', padding: pss }],
  ['RS256', { key: 'rsa', hash: 'sha256', padding: pkcs1 }],
  ['RS384', { key: 'rsa', hash: 'sha384', padding: pkcs1 }],
  ['RS512', { key: 'rsa', hash: 'sha512', padding: pkcs1 }],
]);

/** Whether a key is of the kind that the algorithm is for: ES256 is for P-256 and no other curve. */
export function isFor(algorithm: Algorithm, key: KeyObject): boolean {
  if (key.asymmetricKeyType !== algorithm.key) return false;
  return algorithm.key === 'rsa' || key.asymmetricKeyDetails?.namedCurve === algorithm.curve;
}

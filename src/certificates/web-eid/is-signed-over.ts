import { constants, hash, type KeyObject } from 'node:crypto';
import { verifyOffLoop } from '../verify-off-loop.ts';
import type { Algorithm } from './algorithms.ts';

export type Signature = { algorithm: Algorithm; key: KeyObject; bytes: Buffer };

/**
 * Whether a signature is over `hash(origin) + hash(nonce)`, all hashes being the algorithm's own (Web
 * eID system architecture, "Token format"). The salt of PSS is as long as the hash (RFC 7518
 * section 3.5).
 */
export function isSignedOver(
  signature: Signature,
  origin: string,
  nonce: string,
): Promise<boolean> {
  const { algorithm, key, bytes } = signature;
  const signed = Buffer.concat([origin, nonce].map((text) => hash(algorithm.hash, text, 'buffer')));
  return verifyOffLoop(algorithm.hash, signed, { key, ...optionsOf(algorithm) }, bytes);
}

function optionsOf(algorithm: Algorithm) {
  if (algorithm.key === 'ec') return { dsaEncoding: 'ieee-p1363' } as const;
  return { padding: algorithm.padding, saltLength: constants.RSA_PSS_SALTLEN_DIGEST };
}

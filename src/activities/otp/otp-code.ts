import { randomBytes } from 'node:crypto';
import { generateSync } from 'otplib';
import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { Keys } from '../../platform/keys.ts';
import { typedCodeMac } from '../../platform/look-ups.ts';

/** RFC 4226, section 4, R6: at least 128 bits, 160 recommended. */
const secretBytes = 20;

/** A secret of its own for each message. */
export function newOtpSecret(): Buffer {
  return randomBytes(secretBytes);
}

/** The six digits that a message carries: HOTP (RFC 4226) of its secret and number. */
export function otpCode(secret: Uint8Array, number: number): string {
  return generateSync({ strategy: 'hotp', secret, counter: number, digits: 6 });
}

/**
 * What is kept of a code, and compared: bound to its flow, step and purpose, of no use without the
 * key. The edge sends `typedMac` of what was typed, which does not know the purpose.
 */
export function otpCodeMac(keys: Keys, proof: ProofName, code: string): Buffer {
  return purposeMac(keys, proof, typedCodeMac(keys, proof, code));
}

/** The same of a code of which only the edge's hash is known. */
export function purposeMac(keys: Keys, { purpose }: ProofName, typedMac: Buffer): Buffer {
  return keys.lookup('otp-purpose', `${purpose}:${typedMac.toString('base64')}`);
}

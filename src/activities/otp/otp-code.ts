import { randomBytes } from 'node:crypto';
import { generateSync } from 'otplib';
import type { Keys } from '../../platform/keys.ts';

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

/** What is kept of a code, and compared: bound to its flow, of no use without the key. */
export function otpCodeMac(keys: Keys, flowId: string, code: string): Buffer {
  return keys.lookup('otp', `${flowId}:${code}`);
}

import { createHash, timingSafeEqual } from 'node:crypto';
import { crockfordAlphabet } from '../../domain/fields/crockford.ts';
import { formatReference } from '../../domain/flows/reference.ts';
import type { Keys } from '../../platform/keys.ts';

const flowIdCharacters = 32;
const referenceCharacters = 8;

/** What `flowIdFrom` makes. */
export const flowIdPattern = `^[${crockfordAlphabet.toLowerCase()}]{${flowIdCharacters}}$`;

/** 256 bits in base64url. */
const tokenPattern = /^[A-Za-z0-9_-]{43}$/;

/**
 * The id of the flow that a start with this Idempotency-Key begins: 160 bits that say nothing, the
 * same at each repetition. Lower-case letters and digits only, so that it is safe on a command line.
 */
export function flowIdFrom(keys: Keys, idempotencyKey: string): string {
  const mac = keys.lookup('idempotency', idempotencyKey);
  return base32(mac, flowIdCharacters).toLowerCase();
}

/** Short name of a flow to be read out, like DD-7K3F-92QX: 40 bits, so nearly always unique. */
export function referenceOf(flowId: string): string {
  const digest = createHash('sha256').update(flowId).digest();
  return formatReference(base32(digest, referenceCharacters));
}

/** The capability for a flow: whoever holds it may act in it. Never stored, never logged. */
export function flowTokenOf(keys: Keys, flowId: string): string {
  return keys.lookup('flow-token', flowId).toString('base64url');
}

/** Whether `token` is the one of this flow, in constant time; `malformed` when it can be nobody's. */
export function isFlowToken(
  keys: Keys,
  flowId: string,
  token: string,
): 'right' | 'wrong' | 'malformed' {
  if (!tokenPattern.test(token)) return 'malformed';
  const right = timingSafeEqual(Buffer.from(flowTokenOf(keys, flowId)), Buffer.from(token));
  return right ? 'right' : 'wrong';
}

/** Crockford's base 32. */
function base32(bytes: Buffer, characters: number): string {
  let bits = 0n;
  for (const byte of bytes.subarray(0, (characters * 5) / 8)) bits = (bits << 8n) | BigInt(byte);
  let text = '';
  for (let at = characters - 1; at >= 0; at -= 1) {
    text += crockfordAlphabet.charAt(Number((bits >> BigInt(at * 5)) & 31n));
  }
  return text;
}

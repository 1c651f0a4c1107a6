import { createHash, timingSafeEqual } from 'node:crypto';
import { crockfordAlphabet } from '../../domain/fields/crockford.ts';
import { type AnyFlow, isResumable } from '../../domain/flows/flows.ts';
import { formatReference } from '../../domain/flows/reference.ts';
import type { Keys } from '../../platform/keys.ts';

const flowIdCharacters = 32;
const referenceCharacters = 8;

/** What `flowIdFrom` makes. */
export const flowIdPattern = `^[${crockfordAlphabet.toLowerCase()}]{${flowIdCharacters}}$`;

/** 256 bits in base64url; behind the generation and a dot, but for the first. */
const tokenPattern = /^(?:([1-9]\d{0,8})\.)?[A-Za-z0-9_-]{43}$/;

/**
 * The id of the flow that a start with this Idempotency-Key begins: 160 bits that say nothing, the
 * same at each repetition. Lower-case letters and digits only, so that it is safe on a command line.
 */
export function flowIdFrom(keys: Keys, idempotencyKey: string): string {
  const mac = keys.lookup('idempotency', idempotencyKey);
  return base32(mac, flowIdCharacters).toLowerCase();
}

/** Short name of a flow to be read out, like DD-7K3F-92QX: 40 bits, so nearly always unique. */
export function referenceOf(id: string, begins?: string): string {
  const digest = createHash('sha256').update(id).digest();
  return formatReference(base32(digest, referenceCharacters), begins);
}

/**
 * Which token of a flow: how often the flow was taken up on another device before. `only` is that of a
 * flow that cannot be, so that nobody has to ask whether it still counts.
 */
export type Generation = number | 'only';

/** The generation of the token that a flow is started with. */
export function firstGeneration(flow: AnyFlow): Generation {
  return isResumable(flow) ? 0 : 'only';
}

/** The capability for a flow: whoever holds it may act in it. Never stored, never logged. */
export function flowTokenOf(keys: Keys, flowId: string, generation: Generation): string {
  if (generation === 'only') return keys.lookup('only-flow-token', flowId).toString('base64url');
  if (generation === 0) return keys.lookup('flow-token', flowId).toString('base64url');
  const mac = keys.lookup('flow-token', `${flowId}:${generation}`).toString('base64url');
  return `${generation}.${mac}`;
}

/**
 * Which token of this flow `token` is, in constant time; `wrong` where it is none, `malformed` when it
 * can be nobody's. Whether it still counts, the flow's row says.
 */
export function readFlowToken(
  keys: Keys,
  flowId: string,
  token: string,
): { generation: Generation } | 'wrong' | 'malformed' {
  const [shaped, raised] = tokenPattern.exec(token) ?? [];
  if (shaped === undefined) return 'malformed';
  const possible: readonly Generation[] = raised === undefined ? [0, 'only'] : [Number(raised)];
  const generation = possible.find((one) => isEqual(flowTokenOf(keys, flowId, one), token));
  return generation === undefined ? 'wrong' : { generation };
}

/** Both of one length: the pattern has seen to that. */
function isEqual(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(one), Buffer.from(other));
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

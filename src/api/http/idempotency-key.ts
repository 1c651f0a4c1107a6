import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from './refused.ts';

/** A string of Structured Fields (RFC 8941, section 3.3.3) that holds a UUID. */
const quotedUuid = /^"([0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12})"$/;

/** The same for the document. */
export const idempotencyKeyPattern = quotedUuid.source;

/**
 * The UUID of `Idempotency-Key: "<uuid>"`, in lower case, or undefined when there is none. Refused
 * as `IdempotencyKeyMalformed`, also when the header is sent twice.
 */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string | undefined {
  const header = headers['idempotency-key'];
  if (header === undefined) return undefined;
  const key = typeof header === 'string' ? quotedUuid.exec(header)?.[1] : undefined;
  if (key === undefined) throw new Refused('IdempotencyKeyMalformed');
  return key.toLowerCase();
}

/** The same where the key is required: refused as `IdempotencyKeyMissing`. */
export function requireIdempotencyKey(headers: IncomingHttpHeaders): string {
  const key = readIdempotencyKey(headers);
  if (key === undefined) throw new Refused('IdempotencyKeyMissing');
  return key;
}

import { createHash } from 'node:crypto';

/** The SHA-256 of a certificate's DER, base64url: what it is told from others by. */
export function fingerprint(der: Uint8Array): string {
  return createHash('sha256').update(der).digest('base64url');
}

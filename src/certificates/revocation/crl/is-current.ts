import type { RevocationList } from './revocation-list.ts';

/** How far our clock and a CA's may be apart. */
const skewMs = 5 * 60_000;

/**
 * Whether a list is of now (RFC 5280 section 6.3.3 a): an old one would show a certificate as it was
 * before it was revoked. One that does not say until when it is good is not (section 5.1.2.5).
 */
export function isCurrent({ thisUpdate, nextUpdate }: RevocationList, now: Date): boolean {
  if (!nextUpdate || thisUpdate.getTime() > now.getTime() + skewMs) return false;
  return nextUpdate.getTime() >= now.getTime() - skewMs;
}

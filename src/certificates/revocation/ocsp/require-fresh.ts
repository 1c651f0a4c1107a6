import { caFailure } from '../../../adapters/ca/client.ts';

/** How far our clock and a CA's may be apart. */
const skewMs = 5 * 60_000;
/** For an answer that does not say until when it is good. */
const longestMs = 24 * 60 * 60_000;

/**
 * Throws unless an answer is of now (RFC 6960 section 3.2 items 5 and 6, RFC 5280 section 6.3.3 a):
 * an old one would show a certificate as it was before it was revoked.
 */
export function requireFresh(thisUpdate: Date, nextUpdate: Date | undefined, now: Date): void {
  const until = nextUpdate?.getTime() ?? thisUpdate.getTime() + longestMs;
  if (thisUpdate.getTime() > now.getTime() + skewMs) {
    throw caFailure('malformed', `an answer of the future: ${thisUpdate.toISOString()}`);
  }
  if (until < now.getTime() - skewMs) {
    throw caFailure('malformed', `an answer of the past: ${thisUpdate.toISOString()}`);
  }
}

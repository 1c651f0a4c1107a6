import { isoTime } from '../engine/records.ts';

/** Which consent text was agreed to, and when (RFC 3339 in UTC). */
export type Consent = { version: string; givenAt: string };

/** The consent that comes with details, given now. */
export function consentBy({ consent }: { consent: { version: string } }): Consent {
  return { version: consent.version, givenAt: isoTime(Date.now()) };
}

import type { Details } from '../../domain/methods/details-schemas.ts';
import type { Flow } from '../engine/flow.ts';
import { isoTime } from '../engine/flow-records.ts';
import { takeDetails } from './details.ts';

/** Which consent text was agreed to, and when (RFC 3339 in UTC). */
export type Consent = { consentVersion: string; consentedAt: string };

/** Waits for a first step that tells nothing but the consent (guide 1.5). */
export async function takeConsent(flow: Flow): Promise<Consent> {
  return consentBy(await takeDetails(flow));
}

/** The consent that comes with details, given now. */
export function consentBy({ consent }: Details): Consent {
  return { consentVersion: consent.version, consentedAt: isoTime(Date.now()) };
}

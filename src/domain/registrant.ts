import type { MobileSubscriberDetails } from './details.ts';
import type { SubjectType } from './flows.ts';
import type { DocumentKind, Sex } from './identity.ts';

/** Who an account is made for, as proven by a source; the spelling is the citizen's own. */
export type Registrant = {
  subjectType: SubjectType;
  /** NFC, single spaces. */
  fullName: string;
  /** yyyy-MM-dd, or yyyy where only the year is known. */
  dateOfBirth: string;
  sex?: Sex;
  email?: string;
  /** E.164: +84 and nine digits. */
  phone: string;
  /** Every number that the source knows the person by; each takes part in the duplicate check. */
  documents: { kind: DocumentKind; number: string }[];
  /** Version of the consent text that was agreed to. */
  consentVersion: string;
};

/** Who vouches for a registrant. */
export type Source = 'carrier' | 'insurer' | 'staff';

/** The registrant of guide 1.1: what was typed, once the carrier has confirmed it. */
export function subscriberOf({
  consent,
  documentKind: kind,
  documentNumber: number,
  ...person
}: MobileSubscriberDetails): Registrant {
  return { ...person, documents: [{ kind, number }], consentVersion: consent.version };
}

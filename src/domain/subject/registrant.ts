import type { MobileSubscriberDetails } from '../steps/details/mobile-subscriber.ts';
import type { SubjectType } from '../flows/levels.ts';
import type { IdentityNumber, Sex } from './identity.ts';

/** Who an account is made for, as proven by a source. */
export type Registrant = {
  subjectType: SubjectType;
  /** NFC, single spaces: a person's name in their own spelling, or that of an enterprise. */
  fullName: string;
  /** yyyy-MM-dd, or yyyy where only the year is known; a certificate does not tell it. */
  dateOfBirth?: string;
  sex?: Sex;
  email?: string;
  /** E.164: +84 and nine digits. */
  phone?: string;
  /** Every number that the source knows the subject by; each takes part in the duplicate check. */
  documents: IdentityNumber[];
};

/** One who is reached by phone. */
export type Subscriber = Registrant & { phone: string };

/** One whom the insurer knows, by birth date too. */
export type InsuredSubscriber = Subscriber & { dateOfBirth: string };

/** Who vouches for a registrant. */
export const sources = ['carrier', 'insurer', 'certificate', 'vietnam_post', 'staff'] as const;
export type Source = (typeof sources)[number];

/** The registrant of guide 1.1: what was typed, once the carrier has confirmed it. */
export function subscriberOf(details: MobileSubscriberDetails): Subscriber {
  const { subjectType, phone, fullName, dateOfBirth, sex, email } = details;
  return {
    subjectType,
    phone,
    fullName,
    dateOfBirth,
    ...(sex && { sex }),
    ...(email !== undefined && { email }),
    documents: [{ kind: details.documentKind, number: details.documentNumber }],
  };
}

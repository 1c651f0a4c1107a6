import type { ProofName } from '../../domain/proofs/proof-name.ts';
import type { MobileSubscriberDetails } from '../../domain/steps/details/mobile-subscriber.ts';
import type { SocialInsuranceDetails } from '../../domain/steps/details/social-insurance.ts';
import type { InsuredSubscriber, Subscriber } from '../../domain/subject/registrant.ts';

/** What the carrier says of a claim; which fields failed is for staff only. */
export type SubscriberVerdict =
  { outcome: 'match' } | { outcome: 'mismatch'; findings: string[] } | { outcome: 'suspended' };

/**
 * What the insurer says of a claim. The registrant has the identity numbers of the insurer's record
 * and the spelling of the citizen.
 */
export type InsuredVerdict =
  | {
      outcome: 'match';
      registrant: InsuredSubscriber;
      /** If not, the carrier has to say that it is this person's own. */
      isPhoneOfRecord: boolean;
    }
  /** Nothing contradicts the claim, but what was found unreadable nobody has vouched for. */
  | {
      outcome: 'unreadable';
      registrant: InsuredSubscriber;
      isPhoneOfRecord: boolean;
      findings: string[];
    }
  | { outcome: 'mismatch'; findings: string[] };

/** Whose number it is said to be. */
export type SubscriberClaim = Pick<
  MobileSubscriberDetails,
  'phone' | 'documentKind' | 'documentNumber' | 'fullName' | 'dateOfBirth'
>;
export type MatchSubscriber = { proof: ProofName; details: SubscriberClaim };
export type MatchInsuredPerson = { proof: ProofName; details: SocialInsuranceDetails };
export type OwnsPhone = { proof: ProofName; registrant: Subscriber };

/** What is asked of the sources that know a person: carrier and insurer. */
export type SourceActivities = {
  matchSubscriber(input: MatchSubscriber): Promise<SubscriberVerdict>;
  matchInsuredPerson(input: MatchInsuredPerson): Promise<InsuredVerdict>;
  ownsPhone(input: OwnsPhone): Promise<boolean>;
};

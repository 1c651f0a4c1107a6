import type { MobileSubscriberDetails } from '../domain/methods/mobile-subscriber.ts';
import type { AuthenticationMethod } from '../domain/account/authentication-method.ts';
import type { Level, Method, SubjectType } from '../domain/flows/flows.ts';
import type { IdentityNumber } from '../domain/subject/identity.ts';
import type { ProblemCode } from '../domain/problems/problems.ts';
import type { InsuredSubscriber, Registrant, Source } from '../domain/subject/registrant.ts';
import type { SocialInsuranceDetails } from '../domain/methods/social-insurance.ts';
import type { SavedFlow } from '../db/flows/flows.ts';
import type { CertificateActivities } from './signatures/certificate-activities.ts';
import type { SimActivities } from './signatures/sim-activities.ts';
import type { PostActivities } from './post/post-activities.ts';
import type { UsbActivities } from './signatures/usb-activities.ts';

/**
 * What the carrier says of a claim; which fields failed is for staff only. Whether the number has an
 * account is found out, and told, only after a match.
 */
export type SubscriberVerdict =
  | { outcome: 'match'; isRegistered: boolean }
  | { outcome: 'mismatch'; findings: string[] }
  | { outcome: 'suspended' };

export type SendOtp = {
  flowId: string;
  /** 1 for the first message of the flow. */
  number: number;
  phone: string;
  ttlMs: number;
  messagesPerHour: number;
  messagesPerDay: number;
  /** Written when the message is with the SMS centre. */
  next: SavedFlow;
};

export type VerifyOtp = {
  flowId: string;
  number: number;
  phone: string;
  codeMac: string;
  attemptId: string;
  triesPerCode: number;
  triesPerDay: number;
  /** Written when the code is right. */
  next: SavedFlow;
};

export type OtpVerdict =
  | { outcome: 'right' }
  | { outcome: 'wrong' | 'superseded'; attemptsLeft: number }
  | { outcome: 'expired' | 'exhausted' }
  | { outcome: 'daily_limit'; until: string };

export type CreateAccount = {
  accountId: string;
  flowId: string;
  method: Method;
  level: Level;
  registrant: Registrant;
  source: Source;
  /** The ways to sign in that the account begins with. */
  methods: AuthenticationMethod[];
  consentedAt: string;
  /** Written with the account, in one transaction. */
  next: SavedFlow;
};

export type AccountOutcome =
  | { created: true }
  | { created: false; code: Extract<ProblemCode, 'AccountAlreadyExists' | 'PostAccountLinked'> };

export type OpenReview = {
  reviewId: string;
  /** What staff are to confirm, as they see it. */
  claim: object;
  findings: string[];
  dueAt: string;
  next: SavedFlow;
};

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
      isRegistered: boolean;
    }
  | { outcome: 'mismatch'; findings: string[] };

export type TakeDecision = {
  flowId: string;
  reviewId: string;
  subjectType: SubjectType;
  documents: IdentityNumber[];
};

/** What staff have decided; an approval tells, as a match does, whether the number has an account. */
export type ReviewDecision =
  { decision: 'approved'; isRegistered: boolean } | { decision: 'rejected' };

/**
 * Everything that workflows have done outside of themselves. Each is idempotent by flow and step:
 * a local activity runs again when its worker dies before the workflow task is complete.
 */
export type Activities = CoreActivities &
  CertificateActivities &
  UsbActivities &
  PostActivities &
  SimActivities;

/** What every method has done, or that one of the guide's first two. */
export type CoreActivities = {
  matchSubscriber(input: {
    flowId: string;
    details: MobileSubscriberDetails;
  }): Promise<SubscriberVerdict>;
  matchInsuredPerson(input: {
    flowId: string;
    details: SocialInsuranceDetails;
  }): Promise<InsuredVerdict>;
  ownsPhone(input: { flowId: string; registrant: InsuredSubscriber }): Promise<boolean>;
  sendOtp(input: SendOtp): Promise<{ sent: true } | { sent: false; limitedUntil: string }>;
  verifyOtp(input: VerifyOtp): Promise<OtpVerdict>;
  createAccount(input: CreateAccount): Promise<AccountOutcome>;
  openReview(input: OpenReview): Promise<void>;
  takeDecision(input: TakeDecision): Promise<ReviewDecision | null>;
  saveFlow(next: SavedFlow): Promise<void>;
};

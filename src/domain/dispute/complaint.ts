import type { IdentityNumber } from '../subject/identity.ts';
import type { EvidenceClaimed } from './evidence.ts';

/** Why somebody says that an account is not rightly another's. */
export const disputeReasons = ['never_registered', 'phone_not_mine', 'data_misused'] as const;
export type DisputeReason = (typeof disputeReasons)[number];

/** What is to become of the number: nobody's, or the account with it is the complainant's. */
export const disputeWishes = ['free', 'hand_over'] as const;
export type DisputeWish = (typeof disputeWishes)[number];

/** What a complaint has come to. */
export const disputeOutcomes = ['freed', 'handed_over'] as const;

/** What somebody claims who complains; the phone is proven by a code. */
export type Complaint = {
  reason: DisputeReason;
  wish: DisputeWish;
  document: IdentityNumber;
  fullName: string;
  /** E.164. */
  phone: string;
  statement: string;
  evidence: EvidenceClaimed[];
};

/** What the hearing has come to, for staff. */
export type Heard = {
  /** The account that held the number, and was told; null: no account did. */
  accountId: string | null;
  objection: { statement: string; at: string } | null;
  findings: string[];
};

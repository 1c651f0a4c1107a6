import type { Done } from '../../db/accounts/change-account.ts';
import type { NotSettled, Settlement } from '../../db/disputes/settle.ts';
import type { SavedFlow } from '../../db/flows/flows.ts';
import type { DisputeWish, Heard } from '../../domain/dispute/complaint.ts';
import type { EvidenceClaimed } from '../../domain/dispute/evidence.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';

/** What is done for a complaint. */
export type DisputeActivities = {
  /**
   * Whether the phone that was just proven keeps the complaint from going on. That an account holds the
   * number is told where the phone is its own, and nowhere else.
   */
  checkComplainant(input: {
    document: IdentityNumber;
    phone: string;
    wish: DisputeWish;
  }): Promise<{ outcome: 'fine' | 'own_account' | 'phone_full' }>;
  /** Until when the other party is heard (RFC 3339), if that begins now; null: there is no evidence yet. */
  readHearingEnd(input: { flowId: string }): Promise<{ until: string } | null>;
  /** Opens the hearing, and answers with the evidence that the complaint goes on with; null: there is none. */
  openHearing(input: {
    flowId: string;
    document: IdentityNumber;
    until: string;
    next: SavedFlow;
  }): Promise<{ evidence: EvidenceClaimed[] } | null>;
  /** Ends the hearing: nothing more is heard. */
  concludeHearing(input: { flowId: string; fullName: string }): Promise<Heard>;
  /** Does what was asked for, to the account that was heard. */
  settleDispute(input: Settlement): Promise<Done | NotSettled>;
  /** Tells the account that was heard that nothing comes of it. */
  tellRejected(input: { flowId: string; accountId: string }): Promise<void>;
};

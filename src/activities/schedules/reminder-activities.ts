import type { OpenFlowsAfter } from '../../db/flows/open-flows.ts';

/** What became of some registrations that were left: numbers of them, but for those that are named. */
export type RemindedSome = {
  /** A message was handed over to the SMS centre, or may have been. */
  reminded: number;
  /** Their number has had its messages for now: another run tries again. */
  limited: number;
  /** The SMS centre takes no message to their number. */
  refused: number;
  /** Rows of which no message can be made. */
  broken: string[];
};

/** How those who have left a registration in the middle are reminded of it. */
export type ReminderActivities = {
  /**
   * Reminds the next ones, in the order of their deadlines. `after` null: there are no more, or nobody is to be
   * woken before `heldUntil` (RFC 3339). Fails while the SMS centre takes no messages; whom it has reminded
   * before is reminded no more.
   */
  remindLeft(input: {
    after: OpenFlowsAfter | null;
  }): Promise<RemindedSome & { after: OpenFlowsAfter | null; heldUntil: string | null }>;
};

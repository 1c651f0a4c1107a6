import type { Database } from '../../../db/database.ts';
import type { Asked, Page } from '../../../db/pages.ts';
import { type ActOfStaff, noteStaff } from '../../../db/staff/acts.ts';
import {
  type Decided,
  decideReview,
  type Decision,
  noteRefusedDecision,
} from '../../../db/staff/decide-review.ts';
import {
  latestReviewOf,
  readReview,
  type ReviewFound,
  type ReviewShown,
} from '../../../db/staff/find-reviews.ts';
import { listOpenReviews } from '../../../db/staff/list-reviews.ts';
import { closeReviews } from '../../../db/staff/reviews.ts';
import type { ReviewRefusal } from '../../../domain/staff/review-rules.ts';
import type { Keys } from '../../../platform/keys.ts';

/** What the routes of reviews read and write. */
export type ReviewStore = {
  list: (asked: Asked) => Promise<Page<ReviewFound>>;
  read: (id: string) => Promise<ReviewShown | null>;
  /** Id of the review that a flow has asked for last. */
  latestOf: (flowId: string) => Promise<string | null>;
  decide: (decision: Decision) => Promise<Decided>;
  noteRefused: (
    decision: Pick<Decision, 'reviewId' | 'decision' | 'by' | 'why'>,
    refused: { code: ReviewRefusal; flowId: string },
  ) => Promise<void>;
  /** Says that a flow has ended, whatever its row still says. */
  closeOf: (flowId: string) => Promise<void>;
  note: (act: ActOfStaff) => Promise<void>;
};

/** The same on the database. */
export function reviewStore(database: Database, keys: Keys): ReviewStore {
  const { db } = database;
  return {
    list: (asked) => listOpenReviews(db, asked),
    read: (id) => readReview(db, keys, id),
    latestOf: (flowId) => latestReviewOf(db, flowId),
    decide: (decision) => decideReview(database, decision),
    noteRefused: (decision, refused) => noteRefusedDecision(db, decision, refused),
    closeOf: (flowId) => closeReviews(db, flowId, 'flow_ended'),
    note: (act) => noteStaff(db, act),
  };
}

import type { ReviewFound, ReviewShown } from '../../../db/staff/find-reviews.ts';
import { decisionKinds } from '../../../domain/account/review-outcome.ts';
import { reviewRefusal } from '../../../domain/staff/review-rules.ts';
import type { ReviewLine, ReviewView } from '../../../domain/staff/review-view.ts';
import type { StaffMember } from '../../../domain/staff/roles.ts';

/** A review as the list has it. */
export function presentLine(review: ReviewFound, now: Date): ReviewLine {
  const { id, reference, kind, method, level, state, findings, requestedAt, dueAt } = review;
  return {
    id,
    reference,
    kind,
    method,
    level,
    state,
    findings: [...findings],
    requestedAt: requestedAt.toISOString(),
    dueAt: dueAt.toISOString(),
    isOverdue: dueAt <= now,
    hasPapers: review.decisions.some(({ papers }) => papers !== null),
  };
}

/** A review as a member of staff sees it, with what they may do about it now. */
export function presentReview(review: ReviewShown, member: StaffMember, now: Date): ReviewView {
  const { flowId, endedAt, claim, claimDigest, decisions } = review;
  return {
    ...presentLine(review, now),
    flowId,
    endedAt: endedAt?.toISOString() ?? null,
    claim,
    claimDigest,
    decisions: decisions.map((decision) => ({
      ...decision,
      decidedAt: decision.decidedAt.toISOString(),
    })),
    choices: choicesOf(review, member),
  };
}

function choicesOf(review: ReviewShown, by: StaffMember): ReviewView['choices'] {
  const { claimDigest } = review;
  return decisionKinds.map((decision) => {
    const act = { decision, by, claimDigest };
    const without = reviewRefusal(review, { ...act, hasPapers: false });
    const needsPapers = without === 'PapersMissing';
    const refusal = needsPapers ? reviewRefusal(review, { ...act, hasPapers: true }) : without;
    return { decision, refusal, needsPapers: needsPapers && refusal === null };
  });
}

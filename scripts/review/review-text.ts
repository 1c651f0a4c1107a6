import type { ReviewState } from '../../src/domain/account/review-state.ts';
import type { ReviewFound, ReviewShown } from '../../src/db/staff/find-reviews.ts';

/** What a review is good for, in words for support staff. */
export const stateTexts: Readonly<Record<ReviewState, string>> = {
  open: 'open: it waits for a decision',
  decided: 'decided, not taken by its flow yet: give the same decision again to tell it once more',
  taken: 'decided, and taken by its flow',
  overdue: 'decides nothing any more: its time is over',
  claim_changed: 'decides nothing any more: the citizen has handed in other details since',
  source_confirmed: 'decides nothing any more: the source has confirmed the details by itself',
  flow_ended: 'decides nothing any more: its flow has ended',
};

/** Of an approval that does not decide yet. */
export const anotherNeeded =
  'The approval is kept. It decides once somebody else has approved the same claim, too.';

/** The open reviews, one a line: nothing that is about a person. */
export function listText({ items, total }: { items: ReviewFound[]; total: number }): string {
  if (total === 0) return 'No review is open.';
  const lines = items.map(
    (review) =>
      `${review.reference}  due ${time(review.dueAt)}  ${review.state}  approvals ${approvals(review)}  ${review.findings.join(', ')}`,
  );
  const more = total - items.length;
  return [...lines, ...(more > 0 ? [`and ${more} more, due later`] : [])].join('\n');
}

/** One review: where it stands, who decided, and the claim where it is opened. */
export function reviewText(review: ReviewFound | ReviewShown): string {
  const { id, reference, state, findings, requestedAt, dueAt, endedAt, decisions } = review;
  return [
    `${reference}  review ${id}`,
    `  ${stateTexts[state]}${endedAt ? ` (${time(endedAt)})` : ''}`,
    `  asked for ${time(requestedAt)}, due ${time(dueAt)}`,
    `  found: ${findings.join(', ')}`,
    `  approvals: ${approvals(review)}`,
    ...decisions.map(
      ({ decision, decidedBy, decidedAt, ticket, reason }) =>
        `  ${decision} by ${decidedBy}, ${time(decidedAt)}, ticket ${ticket}: ${reason}`,
    ),
    ...('claim' in review ? claimLines(review) : []),
  ].join('\n');
}

function claimLines({ id, state, claim, claimDigest }: ReviewShown): string[] {
  const lines = JSON.stringify(claim, null, 2).split('\n');
  const command = `npm run review -- approve ${id} --claim ${claimDigest} --by … --ticket … --reason …`;
  return [
    `  claim ${claimDigest}:`,
    ...lines.map((line) => `    ${line}`),
    ...(state === 'open' ? [`  to decide (approve or reject):`, `    ${command}`] : []),
  ];
}

/** How many there are of how many that are needed. */
function approvals({ decisions, approvalsNeeded }: ReviewFound): string {
  const given = decisions.filter(({ decision }) => decision === 'approved').length;
  return `${given} of ${approvalsNeeded}`;
}

function time(date: Date): string {
  return date.toISOString();
}

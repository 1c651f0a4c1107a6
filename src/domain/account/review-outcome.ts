import type { Level } from '../flows/levels.ts';

/** What one member of staff has done: recorded the papers that were seen, or decided. */
export const decisionKinds = ['papers', 'approved', 'rejected'] as const;
export type DecisionKind = (typeof decisionKinds)[number];
export type Verdict = Exclude<DecisionKind, 'papers'>;
export type ReviewDecision = { decision: DecisionKind; decidedBy: string };

/**
 * What decisions come to. One rejection rejects; papers alone decide nothing. One approval approves, but not
 * where level 3 is at stake, which stands for having been there in person: there somebody else must have seen
 * the papers, or (before papers were recorded) have approved as well. Null: not decided yet.
 */
export function reviewOutcome(decisions: readonly ReviewDecision[], level: Level): Verdict | null {
  if (decisions.some(({ decision }) => decision === 'rejected')) return 'rejected';
  const approvals = decisions.filter(({ decision }) => decision === 'approved');
  if (approvals.length === 0) return null;
  const people = new Set(decisions.map(({ decidedBy }) => decidedBy));
  return people.size >= (level === 3 ? 2 : 1) ? 'approved' : null;
}

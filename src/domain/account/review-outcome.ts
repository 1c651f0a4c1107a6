import type { Level } from '../flows/levels.ts';

/** What one member of staff has decided. */
export type ReviewDecision = { decision: 'approved' | 'rejected'; decidedBy: string };

/** Four eyes where level 3 is at stake: it stands for having been there in person. */
export function approvalsNeeded(level: Level): 1 | 2 {
  return level === 3 ? 2 : 1;
}

/**
 * What decisions come to: one rejection rejects; approvals count once a person. Null: not decided
 * yet.
 */
export function reviewOutcome(
  decisions: readonly ReviewDecision[],
  level: Level,
): 'approved' | 'rejected' | null {
  if (decisions.some(({ decision }) => decision === 'rejected')) return 'rejected';
  const people = new Set(decisions.map(({ decidedBy }) => decidedBy));
  return people.size >= approvalsNeeded(level) ? 'approved' : null;
}

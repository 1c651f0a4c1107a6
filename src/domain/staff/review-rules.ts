import {
  type DecisionKind,
  reviewOutcome,
  type ReviewDecision,
} from '../account/review-outcome.ts';
import type { ReviewState } from '../account/review-state.ts';
import type { Level } from '../flows/levels.ts';
import type { StaffMember, StaffRole } from './roles.ts';

/** A review as it stands when somebody is about to act. */
export type ReviewNow = {
  state: ReviewState;
  level: Level;
  claimDigest: string;
  /** Of its own claim. */
  decisions: readonly ReviewDecision[];
};

export type ReviewAct = {
  decision: DecisionKind;
  by: Pick<StaffMember, 'id' | 'roles'>;
  /** Of the claim that was on the screen. */
  claimDigest: string;
  /** Whether the act itself names papers that were seen. */
  hasPapers: boolean;
};

export const reviewRefusals = [
  'StaffRoleMissing',
  'ClaimChanged',
  'ReviewClosed',
  'ReviewDecided',
  'PapersMissing',
  'FourEyesNeeded',
] as const;
export type ReviewRefusal = (typeof reviewRefusals)[number];

/** Who may do what: level 3 (recoveries and complaints with it) is decided by supervisors alone. */
const roles: Readonly<Record<DecisionKind, Readonly<Record<2 | 3, readonly StaffRole[]>>>> = {
  papers: { 2: ['support'], 3: ['support'] },
  approved: { 2: ['support', 'supervisor'], 3: ['supervisor'] },
  rejected: { 2: ['support', 'supervisor'], 3: ['supervisor'] },
};

const whileState: Readonly<Partial<Record<ReviewState, ReviewRefusal>>> = {
  claim_changed: 'ClaimChanged',
  taken: 'ReviewDecided',
  overdue: 'ReviewClosed',
  source_confirmed: 'ReviewClosed',
  flow_ended: 'ReviewClosed',
  flow_went_on: 'ReviewClosed',
};

type Rule = (review: ReviewNow, act: ReviewAct) => ReviewRefusal | null;

/** In this order: what somebody may never do comes before what they may not do now. */
const rules: readonly Rule[] = [
  ({ level }, { decision, by }) => {
    const needed = roles[decision][level === 3 ? 3 : 2];
    return needed.some((role) => by.roles.includes(role)) ? null : 'StaffRoleMissing';
  },
  ({ state }) => whileState[state] ?? null,
  ({ claimDigest }, act) => (claimDigest === act.claimDigest ? null : 'ClaimChanged'),
  otherDecision,
  papersSeen,
];

/** Why somebody may not do it; null: they may. */
export function reviewRefusal(review: ReviewNow, act: ReviewAct): ReviewRefusal | null {
  for (const rule of rules) {
    const refusal = rule(review, act);
    if (refusal) return refusal;
  }
  return null;
}

/**
 * Whether an act says again what stands: it is not written a second time, and its flow is told once more,
 * since the word to it may have been lost. Papers are added to those that were recorded.
 */
export function isSaidAgain(review: ReviewNow, { decision, by }: ReviewAct): boolean {
  const stands = reviewOutcome(review.decisions, review.level);
  if (stands) return stands === decision;
  return decision !== 'papers' && ofPerson(review, by.id).some((own) => own.decision === decision);
}

/** Nobody decides twice, and what is decided is not turned into something else. */
function otherDecision(review: ReviewNow, act: ReviewAct): ReviewRefusal | null {
  if (isSaidAgain(review, act)) return null;
  if (reviewOutcome(review.decisions, review.level)) return 'ReviewDecided';
  const hasDecided = ofPerson(review, act.by.id).some(({ decision }) => decision !== 'papers');
  return hasDecided ? 'ReviewDecided' : null;
}

/** An approval is of papers that were seen: at level 3 by somebody else, who has recorded them before. */
function papersSeen(review: ReviewNow, act: ReviewAct): ReviewRefusal | null {
  if (act.decision === 'papers') return act.hasPapers ? null : 'PapersMissing';
  if (act.decision === 'rejected' || isSaidAgain(review, act)) return null;
  const { decisions, level } = review;
  if (level === 3) {
    if (ofPerson(review, act.by.id).length > 0) return 'FourEyesNeeded';
    return decisions.length > 0 ? null : 'PapersMissing';
  }
  return act.hasPapers || decisions.length > 0 ? null : 'PapersMissing';
}

function ofPerson({ decisions }: ReviewNow, id: string): readonly ReviewDecision[] {
  return decisions.filter(({ decidedBy }) => decidedBy === id);
}

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  decisionKinds,
  type ReviewDecision,
  reviewOutcome,
} from '../../../src/domain/account/review-outcome.ts';
import { type ReviewState, reviewStates } from '../../../src/domain/account/review-state.ts';
import type { Level } from '../../../src/domain/flows/levels.ts';
import {
  isSaidAgain,
  type ReviewNow,
  reviewRefusal,
} from '../../../src/domain/staff/review-rules.ts';
import type { StaffRole } from '../../../src/domain/staff/roles.ts';

type Member = { id: string; roles: readonly StaffRole[] };
const clerk: Member = { id: 'lan', roles: ['support'] };
const supervisor: Member = { id: 'minh', roles: ['supervisor'] };
const both: Member = { id: 'mai', roles: ['support', 'supervisor'] };
const auditor: Member = { id: 'khai', roles: ['auditor', 'operator'] };

const claimDigest = 'a';
const by = (decidedBy: string, decision: ReviewDecision['decision']) => ({ decidedBy, decision });
const review = (
  level: Level,
  decisions: ReviewDecision[] = [],
  state: ReviewState = 'open',
): ReviewNow => ({ level, decisions, state, claimDigest });
const papers = [by('lan', 'papers')];

describe('who may do what, and why not', () => {
  test.each([
    // Level 2: one person, support or supervisor, who says what was seen.
    [review(2), clerk, 'papers', true, null],
    [review(2), clerk, 'approved', true, null],
    [review(2), supervisor, 'approved', true, null],
    [review(2, papers), clerk, 'approved', false, null],
    [review(2), clerk, 'approved', false, 'PapersMissing'],
    [review(2), clerk, 'papers', false, 'PapersMissing'],
    [review(2), clerk, 'rejected', false, null],
    [review(2), supervisor, 'papers', true, 'StaffRoleMissing'],
    [review(2), auditor, 'rejected', false, 'StaffRoleMissing'],
    // Level 3: a clerk records, a supervisor who is somebody else approves.
    [review(3), clerk, 'papers', true, null],
    [review(3), clerk, 'approved', true, 'StaffRoleMissing'],
    [review(3), clerk, 'rejected', false, 'StaffRoleMissing'],
    [review(3), supervisor, 'approved', true, 'PapersMissing'],
    [review(3), supervisor, 'rejected', false, null],
    [review(3, papers), supervisor, 'approved', false, null],
    [review(3, [by('mai', 'papers')]), both, 'approved', true, 'FourEyesNeeded'],
    [review(3, [...papers, by('mai', 'papers')]), both, 'approved', false, 'FourEyesNeeded'],
    // Decided: the same is said again, and nothing else.
    [review(3, [...papers, by('minh', 'approved')], 'decided'), both, 'approved', false, null],
    [review(2, [by('lan', 'rejected')], 'decided'), both, 'approved', true, 'ReviewDecided'],
    [review(2, [by('lan', 'approved')], 'decided'), clerk, 'papers', true, 'ReviewDecided'],
    // An approval of before papers were recorded.
    [review(3, [by('mai', 'approved')]), both, 'rejected', false, 'ReviewDecided'],
    [review(3, [by('mai', 'approved')]), supervisor, 'approved', false, null],
  ] as const)('%j: %j %s, papers named: %s: %s', (now, member, decision, hasPapers, code) => {
    const { id, roles } = member;
    const act = { decision, by: { id, roles }, hasPapers, claimDigest };
    expect(reviewRefusal(now, act)).toBe(code);
  });

  test('another claim than the one that was shown is not decided', () => {
    const act = { decision: 'approved', by: clerk, hasPapers: true, claimDigest: 'b' } as const;
    expect(reviewRefusal(review(2), act)).toBe('ClaimChanged');
  });

  test.each(reviewStates.filter((state) => state !== 'open' && state !== 'decided'))(
    'nothing is decided of a review that is %s',
    (state) => {
      const act = { decision: 'approved', by: clerk, hasPapers: true, claimDigest } as const;
      const codes = { taken: 'ReviewDecided', claim_changed: 'ClaimChanged' };
      const code = Object.entries(codes).find(([name]) => name === state)?.[1] ?? 'ReviewClosed';
      expect(reviewRefusal(review(2, [], state), act)).toBe(code);
    },
  );
});

test('whoever acts in whatever order, one person alone never gets level 3', () => {
  const acts = fc.array(
    fc.record({
      decision: fc.constantFrom(...decisionKinds),
      by: fc.constantFrom(clerk, supervisor, both, auditor),
      hasPapers: fc.boolean(),
    }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(acts, fc.constantFrom<Level>(1, 2, 3), (given, level) => {
      const decisions: ReviewDecision[] = [];
      for (const act of given) {
        const state = reviewOutcome(decisions, level) ? 'decided' : 'open';
        const now = review(level, [...decisions], state);
        const asked = { ...act, claimDigest };
        if (reviewRefusal(now, asked) || isSaidAgain(now, asked)) continue;
        expect(state).toBe('open');
        decisions.push(by(act.by.id, act.decision));
      }
      if (reviewOutcome(decisions, level) !== 'approved') return;
      const [approval] = decisions.filter(({ decision }) => decision === 'approved');
      expect(auditor.id).not.toBe(approval?.decidedBy);
      if (level < 3) return;
      expect([supervisor.id, both.id]).toContain(approval?.decidedBy);
      const eyes = decisions.filter(({ decidedBy }) => decidedBy !== approval?.decidedBy);
      expect(eyes.length).toBeGreaterThan(0);
    }),
    { numRuns: 2_000 },
  );
});

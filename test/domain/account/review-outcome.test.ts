import { expect, test } from '@jest/globals';
import { type ReviewDecision, reviewOutcome } from '../../../src/domain/account/review-outcome.ts';

const by = (decidedBy: string, decision: ReviewDecision['decision'] = 'approved') => ({
  decidedBy,
  decision,
});

test.each([
  [[], 2, null],
  [[by('lan')], 2, 'approved'],
  [[by('lan')], 3, null],
  [[by('lan'), by('lan')], 3, null],
  [[by('lan'), by('minh')], 3, 'approved'],
  [[by('lan', 'papers')], 2, null],
  [[by('lan', 'papers'), by('lan')], 2, 'approved'],
  [[by('lan', 'papers'), by('lan')], 3, null],
  [[by('lan', 'papers'), by('minh', 'papers')], 3, null],
  [[by('lan', 'papers'), by('minh')], 3, 'approved'],
  [[by('lan', 'rejected')], 3, 'rejected'],
  [[by('lan'), by('minh', 'rejected')], 2, 'rejected'],
] as const)('decisions %j at level %d come to %s', (decisions, level, outcome) => {
  expect(reviewOutcome(decisions, level)).toBe(outcome);
});

import { expect, test } from '@jest/globals';
import { nextTryAt } from '../../src/platform/next-try.ts';

const now = new Date('2026-11-27T05:00:00Z');
const retryPolicy = { initialInterval: 1_000, maximumInterval: 60_000, backoffCoefficient: 2 };

test.each([
  [1, 1],
  [2, 2],
  [6, 32],
  [7, 60],
  [5_000, 60],
])('after try %i the next one is %i s away', (attempt, seconds) => {
  const at = nextTryAt({ attempt, isLocal: false, retryPolicy }, now);
  expect(at).toEqual(new Date(now.getTime() + seconds * 1_000));
});

test('a local activity is not tried again, and where no policy is told nothing is said', () => {
  expect(nextTryAt({ attempt: 1, isLocal: true, retryPolicy }, now)).toBeUndefined();
  expect(nextTryAt({ attempt: 1, isLocal: false }, now)).toBeUndefined();
});

import { expect, test } from '@jest/globals';
import { createKeptStatuses } from '../../../src/certificates/memory/kept-statuses.ts';

const ca = 'a CA';
const until = 10_000;

test('that a CA is good holds until the answer ends, and no longer than we allow', () => {
  for (const [longestMs, end] of [
    [60_000, until],
    [3_000, 4_000],
  ] as const) {
    const kept = createKeptStatuses(longestMs, 2);
    kept.keepGood(ca, { begun: kept.begin(), now: 1_000, until });
    expect([999, 1_000, end - 1, end].map((now) => kept.isGood(ca, now))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  }
});

test('nothing is kept where no time is allowed', () => {
  const kept = createKeptStatuses(0, 2);
  kept.keepGood(ca, { begun: kept.begin(), now: 1_000, until });
  expect(kept.isGood(ca, 1_000)).toBe(false);
});

test('one that is seen to be revoked is good no more, nor by an answer to an earlier question', () => {
  const kept = createKeptStatuses(60_000, 2);
  const begun = kept.begin();
  kept.keepGood(ca, { begun, now: 1_000, until });
  kept.noteRevoked(ca);
  expect(kept.isGood(ca, 1_000)).toBe(false);
  kept.keepGood(ca, { begun, now: 1_000, until });
  expect(kept.isGood(ca, 1_000)).toBe(false);
  // A hold that was taken back: the answer to a question from then on counts.
  kept.keepGood(ca, { begun: kept.begin(), now: 2_000, until });
  expect(kept.isGood(ca, 2_000)).toBe(true);
});

test('no more are kept than the most', () => {
  const kept = createKeptStatuses(60_000, 2);
  for (const name of ['a', 'b', 'c']) {
    kept.keepGood(name, { begun: kept.begin(), now: 1_000, until });
  }
  expect(['a', 'b', 'c'].map((name) => kept.isGood(name, 1_000))).toEqual([false, true, true]);
});

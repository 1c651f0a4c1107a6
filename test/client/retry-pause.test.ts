import { expect, test } from '@jest/globals';
import { retryPauseMs } from '../../client/retry-pause.ts';

test.each([
  ['what is told, and part of a second', 3_000, 1, 0.25, 3_250],
  ['nothing where that is told', 0, 4, 0.9, 0],
  ['at first a quarter of a second at most', undefined, 1, 1, 250],
  ['at first an eighth at least', undefined, 1, 0, 125],
  ['doubled each time', undefined, 5, 1, 4_000],
])('before a request is sent again there is a pause: %s', (_, told, tried, random, ms) => {
  expect(retryPauseMs(told, tried, () => random)).toBe(ms);
});

import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nextLimit } from '../../../src/api/http/next-limit.ts';

const bounds = { least: 4, rest: 32, most: 128 };
const well = { answered: 40, slow: 0, isReached: false };

test.each([
  ['a tenth that is slow is let be', 20, { answered: 40, slow: 4, isReached: false }, 20.5],
  ['more of them shrink it', 20, { answered: 40, slow: 5, isReached: false }, 14],
  ['one alone is chance', 20, { answered: 1, slow: 1, isReached: false }, 20.5],
  ['also when it is used up', 20, { answered: 40, slow: 40, isReached: true }, 14],
  ['not below its least', 5, { answered: 40, slow: 40, isReached: true }, 4],
  ['below its rest it comes back by itself', 31.8, well, 32],
  ['at rest it stays while there is room', 32, well, 32],
  ['beyond it goes while it is used up', 32, { ...well, isReached: true }, 32.5],
  ['not above its most', 127.8, { ...well, isReached: true }, 128],
  ['and comes back when it is not', 40, well, 39.5],
])('of the limit: %s', (_, limit, seen, next) => {
  expect(nextLimit(limit, seen, bounds)).toBeCloseTo(next, 9);
});

test('whatever is seen, the limit stays within its bounds, and shrinks for what is slow alone', () => {
  const sorted = fc
    .tuple(...[0, 0, 0].map(() => fc.integer({ min: 1, max: 2000 })))
    .map((all) => all.toSorted((a, b) => a - b));
  const seen = fc.record({ answered: fc.nat(500), slow: fc.nat(500), isReached: fc.boolean() });
  fc.assert(
    fc.property(
      sorted,
      fc.array(seen, { maxLength: 300 }),
      ([least = 1, rest = 1, most = 1], all) => {
        let limit = rest;
        for (const window of all) {
          const next = nextLimit(limit, window, { least, rest, most });
          expect(next).toBeGreaterThanOrEqual(least);
          expect(next).toBeLessThanOrEqual(most);
          if (next < Math.min(limit, rest))
            expect(window.slow).toBeGreaterThan(window.answered / 10);
          limit = next;
        }
      },
    ),
  );
});

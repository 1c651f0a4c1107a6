import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createAdaptiveLimit } from '../../../src/api/http/adaptive-limit.ts';

const bounds = { least: 4, rest: 32, most: 128 };

function limitAt() {
  let at = 1_000;
  const limit = createAdaptiveLimit(bounds, () => at);
  const pass = (ms: number): void => {
    at += ms;
  };
  /** Half a second in which so many were answered, all of them slow or none. */
  const window = (answered: number, isSlow: boolean, began = at): void => {
    for (let n = 0; n < answered; n += 1) limit.observe({ beganAt: began, isSlow });
    pass(500);
  };
  return { limit, pass, window, now: () => at };
}

test('begins at rest, shrinks to its least where all are slow, and is back within 30 s once nobody is', () => {
  const { limit, pass, window } = limitAt();
  expect(limit.places()).toBe(32);
  for (let n = 0; n < 20; n += 1) window(10, true);
  expect(limit.places()).toBe(4);
  pass(10_000);
  expect(limit.places()).toBe(14);
  pass(18_000);
  expect(limit.places()).toBe(32);
});

test('goes beyond its rest while somebody is kept out and nobody is slow, and only then', () => {
  const { limit, pass, window } = limitAt();
  for (let n = 0; n < 16; n += 1) {
    limit.reach();
    window(10, false);
  }
  expect(limit.places()).toBe(40);
  pass(3_600_000);
  expect(limit.places()).toBe(32);
});

test('shrinks once for what began before it shrank', () => {
  const { limit, window, now } = limitAt();
  const began = now();
  for (let n = 0; n < 3; n += 1) window(10, true, began);
  // 32 · 0.7, and half a place for each window after it.
  expect(limit.places()).toBe(Math.floor(22.4 + 1));
  window(10, true);
  expect(limit.places()).toBe(Math.floor(23.4 * 0.7));
});

test('whenever whatever is told, the limit is between its least and its most, and comes back in 30 s', () => {
  const told = fc.record({
    ms: fc.integer({ min: 0, max: 3_000 }),
    lasted: fc.nat(10_000),
    answered: fc.nat(8),
    isSlow: fc.boolean(),
    isReached: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(told, { maxLength: 200 }), (all) => {
      const { limit, pass, now } = limitAt();
      for (const { ms, lasted, answered, isSlow, isReached } of all) {
        pass(ms);
        if (isReached) limit.reach();
        for (let n = 0; n < answered; n += 1) limit.observe({ beganAt: now() - lasted, isSlow });
        expect(limit.places()).toBeGreaterThanOrEqual(bounds.least);
        expect(limit.places()).toBeLessThanOrEqual(bounds.most);
      }
      pass(30_000);
      expect(limit.places()).toBeGreaterThanOrEqual(bounds.rest);
    }),
  );
});

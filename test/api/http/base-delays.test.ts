import { expect, test } from '@jest/globals';
import { createBaseDelays } from '../../../src/api/http/base-delays.ts';

test('what a work takes is held against the least of the last minutes, of its own kind', () => {
  let at = 0;
  const { excess } = createBaseDelays(() => at);
  expect(excess('otp', 40)).toBe(0);
  expect(excess('otp', 30)).toBe(0);
  expect(excess('otp', 530)).toBe(500);
  expect(excess('start', 900)).toBe(0);
  at = 60_000;
  expect(excess('otp', 530)).toBe(500);
});

test('a system that stays slow is the base after two minutes; a pause forgets nothing', () => {
  let at = 0;
  const { excess } = createBaseDelays(() => at);
  excess('start', 50);
  at = 3_600_000;
  expect(excess('start', 2_050)).toBe(2_000);
  at += 60_000;
  expect(excess('start', 2_050)).toBe(0);
});

import { expect, test } from '@jest/globals';
import { createRecentFlows } from '../../../src/api/flows/recent-flows.ts';

test('a flow is known for ten minutes, and the newest of many', () => {
  let at = 0;
  const recent = createRecentFlows(() => at);
  recent.add('a');
  expect([recent.has('a'), recent.has('b')]).toEqual([true, false]);
  at = 599_999;
  expect(recent.has('a')).toBe(true);
  at = 600_000;
  expect(recent.has('a')).toBe(false);
  for (let n = 0; n <= 50_000; n += 1) recent.add(`n${n}`);
  expect(['n0', 'n1', 'n50000'].map(recent.has)).toEqual([false, true, true]);
});

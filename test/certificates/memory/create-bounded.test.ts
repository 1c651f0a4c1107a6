import { expect, test } from '@jest/globals';
import { createBounded } from '../../../src/certificates/memory/create-bounded.ts';

test('there are never more entries than the most, and the least used goes first', () => {
  const kept = createBounded<string, number>(2);
  kept.set('a', 1);
  kept.set('b', 2);
  expect(kept.get('a')).toBe(1);
  kept.set('c', 3);
  expect(['a', 'b', 'c'].map(kept.get)).toEqual([1, undefined, 3]);
  kept.set('a', 4);
  kept.set('d', 5);
  expect(['a', 'b', 'c', 'd'].map(kept.get)).toEqual([4, undefined, undefined, 5]);
});

test('what is deleted is gone', () => {
  const kept = createBounded<string, number>(2);
  kept.set('a', 1);
  kept.delete('a');
  expect(kept.get('a')).toBeUndefined();
});

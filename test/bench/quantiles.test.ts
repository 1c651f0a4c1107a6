import { describe, expect, it } from '@jest/globals';
import { latencyText, quantile } from '../../bench/load/quantiles.ts';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('quantile', () => {
  it.each([
    [0.5, 50],
    [0.95, 95],
    [0.99, 99],
    [1, 100],
  ])('of 1 to 100 at %d is %d', (share, expected) => {
    expect(quantile(oneToHundred, share)).toBe(expected);
  });

  it('of one value is that value', () => {
    expect(quantile([7], 0.99)).toBe(7);
  });

  it('of no value is not a number', () => {
    expect(quantile([], 0.5)).toBeNaN();
  });
});

it('shows the middle, 95 and 99 of a hundred as whole milliseconds', () => {
  expect(latencyText(oneToHundred)).toBe('50 / 95 / 99');
});

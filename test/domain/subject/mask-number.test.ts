import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskNumber } from '../../../src/domain/subject/mask-number.ts';

test('a masked number shows its first three characters and its last', () => {
  expect(maskNumber('001090012345')).toBe('001********5');
  expect(maskNumber('0100109106-001')).toBe('010**********1');
});

test('a masked number is as long as the number, and hides the rest of it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[A-Z0-9]{6,14}$/), (number) => {
      const masked = maskNumber(number);
      expect(masked).toMatch(/^[A-Z0-9]{3}\*+[A-Z0-9]$/);
      expect(masked).toHaveLength(number.length);
      expect([masked.slice(0, 3), masked.slice(-1)]).toEqual([
        number.slice(0, 3),
        number.slice(-1),
      ]);
    }),
  );
});

test('of a number that is too short to be masked nothing is shown', () => {
  expect(['', '1', '1234', '12345'].map(maskNumber)).toEqual(['', '*', '****', '*****']);
});

import { expect, test } from '@jest/globals';
import { isNewer } from '../../agent/src/version.ts';

test.each([
  ['1.0.1', '1.0.0', true],
  ['1.10.0', '1.9.9', true],
  ['10.0.0', '9.0.0', true],
  ['1.0.0', '1.0.0', false],
  ['1.9.0', '1.10.0', false],
  ['0.9.9', '1.0.0', false],
])('is %s newer than %s: %p', (one, other, expected) => {
  expect(isNewer(one, other)).toBe(expected);
});

import { expect, test } from '@jest/globals';
import { isCommonPassword } from '../../../src/api/flows/common-passwords.ts';

test.each([
  ['123456', true],
  ['P@ssw0rd', true],
  ['QWERTY123', true],
  ['Password1!', true],
  ['P@ssword2026!', true],
  ['!Vietnam@2026', true],
  ['iLoveYou#1', true],
  ['Passw0rd@27112026', false],
  ['Correct-Horse-9', false],
  ['Matkhau@2026', false],
  ['', false],
])('whether %j is one of the commonest passwords: %j', (password, isCommon) => {
  expect(isCommonPassword(password)).toBe(isCommon);
});

import { expect, test } from '@jest/globals';
import { isCommonPassword } from '../../../src/api/flows/common-passwords.ts';

test.each([
  ['123456', true],
  ['P@ssw0rd', true],
  ['QWERTY123', true],
  ['Matkhau@2026', false],
  ['', false],
])('whether %j is one of the commonest passwords: %j', (password, isCommon) => {
  expect(isCommonPassword(password)).toBe(isCommon);
});

import { expect, test } from '@jest/globals';
import { isSameEmail, maskEmail } from '../../../src/domain/subject/email-address.ts';

test.each([
  ['an@example.vn', 'an@EXAMPLE.vn', true],
  ['an@thưđiệntử.vn', 'an@THƯĐIỆNTỬ.vn', true],
  ['an@example.vn', 'An@example.vn', false],
  ['an@example.vn', null, false],
  [null, null, true],
])('%s and %s are the same address: %s', (one, other, isSame) => {
  expect(isSameEmail(one, other)).toBe(isSame);
  expect(isSameEmail(other, one)).toBe(isSame);
});

test.each([
  ['nguyen.an@example.vn', 'n***@example.vn'],
  ['ế@thưđiệntử.vn', 'ế***@thưđiệntử.vn'],
])('%s is shown as %s', (email, shown) => {
  expect(maskEmail(email)).toBe(shown);
});

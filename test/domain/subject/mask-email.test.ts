import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { maskEmail } from '../../../src/domain/subject/mask-email.ts';

test.each([
  ['nguyen.van.a@example.vn', 'n***@example.vn'],
  ['đức@thư.example', 'đ***@thư.example'],
  ['n@example.vn', '***@example.vn'],
  ['"a@b"@example.vn', '"***@example.vn'],
])('%s is shown as %s', (email, masked) => {
  expect(maskEmail(email)).toBe(masked);
});

test('what is before the @ is never shown whole', () => {
  fc.assert(
    fc.property(fc.emailAddress(), (email) => {
      const name = email.slice(0, email.lastIndexOf('@'));
      const [masked = ''] = maskEmail(email).split('***');
      expect([masked.length <= 1, masked.length < name.length]).toEqual([true, true]);
    }),
  );
});

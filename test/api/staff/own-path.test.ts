import { expect, test } from '@jest/globals';
import { ownPath } from '../../../src/api/staff/own-path.ts';

test.each(['/staff', '/staff/xac-minh?cho=%2Fa', '/vi/staff/nhat-ky?tu=2026-11-27T08:00'])(
  'after a sign-in %s may be gone to',
  (path) => {
    expect(path).toMatch(ownPath);
  },
);

test.each([
  '//evil.example/',
  String.raw`/\evil.example`,
  'https://evil.example/',
  'javascript:alert(1)',
  '/\t/evil.example',
  'staff',
  '',
])('after a sign-in nobody is sent to %j', (path) => {
  expect(path).not.toMatch(ownPath);
});

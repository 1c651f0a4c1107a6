import { expect, test } from '@jest/globals';
import { dueOf } from '../../../src/domain/privacy/data-request.ts';
import { isFairSpan } from '../../../src/domain/privacy/audit-views.ts';

test.each([
  ['on a Monday morning', '2026-11-23T09:00:00+07:00', '2026-11-26T00:00:00+07:00'],
  ['on a Friday evening', '2026-11-27T21:30:00+07:00', '2026-12-02T00:00:00+07:00'],
  [
    'on a Friday evening that is Saturday in Vietnam',
    '2026-11-27T17:30:00Z',
    '2026-12-02T00:00:00+07:00',
  ],
  ['on a Sunday', '2026-11-29T12:00:00+07:00', '2026-12-02T00:00:00+07:00'],
  ['before New Year, a Friday', '2026-12-31T08:00:00+07:00', '2027-01-06T00:00:00+07:00'],
  ['before 30 April and 1 May', '2026-04-29T08:00:00+07:00', '2026-05-06T00:00:00+07:00'],
  ['before 2 September', '2026-09-01T08:00:00+07:00', '2026-09-05T00:00:00+07:00'],
])('a request that comes %s is due after two working days', (_, askedAt, due) => {
  expect(dueOf(new Date(askedAt)).toISOString()).toBe(new Date(due).toISOString());
});

test.each([
  ['2026-01-01T00:00:00Z', '2026-04-03T00:00:00Z', true],
  ['2026-01-01T00:00:00Z', '2026-04-03T00:00:01Z', false],
  ['2026-01-01T00:00:00Z', '2026-01-01T00:00:00Z', false],
  ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', false],
])('a report from %s to %s: %p', (from, to, isFair) => {
  expect(isFairSpan({ from: new Date(from), to: new Date(to) })).toBe(isFair);
});

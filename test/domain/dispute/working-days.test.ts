import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { afterWorkingDays } from '../../../src/domain/dispute/working-days.ts';

/** Midnight in Vietnam, at the end of a day. */
const endOf = (day: string): string => {
  const midnight = new Date(`${day}T00:00:00+07:00`);
  return new Date(midnight.getTime() + 86_400_000).toISOString();
};

test.each([
  ['of a week without a holiday', '2026-11-26T10:00:00+07:00', '2026-12-03'],
  ['from a Saturday', '2026-11-28T10:00:00+07:00', '2026-12-04'],
  ['from the last minute of a Friday in Vietnam', '2026-11-27T16:59:00Z', '2026-12-04'],
  ['from the first minute of a Saturday there', '2026-11-27T17:00:00Z', '2026-12-04'],
  ['over New Year, a Friday', '2026-12-30T10:00:00+07:00', '2027-01-07'],
  ['over 30 April and 1 May, a Thursday and a Friday', '2026-04-28T10:00:00+07:00', '2026-05-07'],
  ['over 1 May on a Saturday: the Monday stands in', '2027-04-28T10:00:00+07:00', '2027-05-07'],
  ['over both on a weekend: Monday and Tuesday', '2033-04-29T10:00:00+07:00', '2033-05-10'],
  ['over 2 September, a Wednesday', '2026-08-31T10:00:00+07:00', '2026-09-08'],
])('five working days %s', (_what, from, last) => {
  expect(afterWorkingDays(new Date(from), 5).toISOString()).toBe(endOf(last));
});

test('the end is midnight in Vietnam, after a working day, and no sooner than that many days', () => {
  const from = fc.date({
    min: new Date('2026-01-01'),
    max: new Date('2045-01-01'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(from, fc.integer({ min: 1, max: 30 }), (begun, days) => {
      const end = afterWorkingDays(begun, days).getTime();
      expect((end + 7 * 3_600_000) % 86_400_000).toBe(0);
      expect(end - begun.getTime()).toBeGreaterThanOrEqual(days * 86_400_000);
      const weekday = new Date(end + 7 * 3_600_000 - 1).getUTCDay();
      expect([0, 6]).not.toContain(weekday);
      expect(afterWorkingDays(begun, days + 1).getTime()).toBeGreaterThan(end);
    }),
  );
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dayInVietnam, parseDateOfBirth } from '../../../src/domain/fields/dates.ts';

const today = '2026-11-24';

describe('a date of birth', () => {
  test.each(['1990-01-31', '2024-02-29', '1900-01-01', today, '1945', '1900', '2026'])(
    '%s is kept as it is, with its precision',
    (text) => {
      expect(parseDateOfBirth(text, today)).toEqual({ ok: true, value: text });
    },
  );

  test.each([
    ['30 February', '1990-02-30', 'DateInvalid'],
    ['29 February of a common year', '2023-02-29', 'DateInvalid'],
    ['29 February 1900, no leap year', '1900-02-29', 'DateInvalid'],
    ['31 April', '1990-04-31', 'DateInvalid'],
    ['month 13', '1990-13-01', 'DateInvalid'],
    ['month 0', '1990-00-10', 'DateInvalid'],
    ['day 0', '1990-01-00', 'DateInvalid'],
    ['before 1900', '1899-12-31', 'DateInvalid'],
    ['a year before 1900', '1899', 'DateInvalid'],
    ['a year and a month', '1990-01', 'DateInvalid'],
    ['the order of the screens', '31/01/1990', 'DateInvalid'],
    ['a time with it', '1990-01-31T00:00:00Z', 'DateInvalid'],
    ['nothing', '', 'DateInvalid'],
    ['tomorrow', '2026-11-25', 'DateInFuture'],
    ['next year', '2027', 'DateInFuture'],
    ['another century', '9999-12-31', 'DateInFuture'],
  ])('that is %s is refused', (_, text, code) => {
    expect(parseDateOfBirth(text, today)).toEqual({ ok: false, code });
  });

  test('is any day since 1900 up to today, and none after it', () => {
    const days = fc.date({
      min: new Date('1900-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(days, (day) => {
        const text = day.toISOString().slice(0, 10);
        const isPast = day.getTime() < Date.parse('2026-11-25T00:00:00Z');
        expect(parseDateOfBirth(text, today).ok).toBe(isPast);
      }),
    );
  });
});

test.each([
  ['2026-11-23T16:59:59Z', '2026-11-23'],
  ['2026-11-23T17:00:00Z', '2026-11-24'],
])('at %s it is %s in Vietnam', (instant, day) => {
  expect(dayInVietnam(new Date(instant))).toBe(day);
});

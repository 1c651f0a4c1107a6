import { describe, expect, test } from '@jest/globals';
import { heldUntil, laterOf, quietUntil } from '../../../src/domain/proofs/quiet-hours.ts';

const night = { fromMinute: 22 * 60, untilMinute: 6 * 60 };
const inVietnam = (time: string) => new Date(`2026-11-27T${time}+07:00`);

describe('the quiet hours', () => {
  test.each([
    ['21:59:59', null],
    ['22:00:00', '2026-11-27T23:00:00.000Z'],
    ['23:59:59', '2026-11-27T23:00:00.000Z'],
    ['00:00:00', '2026-11-26T23:00:00.000Z'],
    ['05:59:59', '2026-11-26T23:00:00.000Z'],
    ['06:00:00', null],
  ])('from 22 to 6 are over, at %s, at %s', (time, over) => {
    expect(quietUntil(inVietnam(time), night)?.toISOString() ?? null).toBe(over);
  });

  test('of one day are those between', () => {
    const siesta = { fromMinute: 12 * 60, untilMinute: 13 * 60 };
    expect(quietUntil(inVietnam('12:30'), siesta)).toEqual(inVietnam('13:00'));
    expect(quietUntil(inVietnam('13:00'), siesta)).toBeNull();
  });

  test('are none where they begin when they end', () => {
    const none = { fromMinute: 0, untilMinute: 0 };
    expect(quietUntil(inVietnam('00:00'), none)).toBeNull();
  });
});

test('what a citizen has just asked for is not held, what nobody did is', () => {
  const now = inVietnam('23:00');
  const held = (click: string | null) => heldUntil(now, night, { click, waitsMs: 300_000 });
  expect(held(inVietnam('22:56').toISOString())).toBeNull();
  expect(held(inVietnam('22:55').toISOString())).not.toBeNull();
  expect(held(null)).not.toBeNull();
});

test('who has waited for the morning by a clock that is ahead does not wait for it again', () => {
  const behind = inVietnam('05:58');
  const morning = heldUntil(behind, night, { click: null, waitsMs: 0 });
  const woken = laterOf(behind, morning?.toISOString());
  expect(heldUntil(woken, night, { click: null, waitsMs: 0 })).toBeNull();
  expect(laterOf(behind, undefined)).toBe(behind);
  expect(laterOf(behind, inVietnam('05:57').toISOString())).toBe(behind);
});

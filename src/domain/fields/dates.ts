import { type Parsed, accepted, refused } from './parsed.ts';
import { plainText } from './plain-text.ts';
import type { Spelling } from './spelling.ts';

const earliestYear = 1900;
const leapYear = '(?:19(?:0[48]|[2468][048]|[13579][26])|20(?:0[048]|[2468][048]|[13579][26]))';
const day =
  '(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))';

/** Any day from 1900 to 2099, or a year of these; that it is not in the future no pattern can say. */
export const dateOfBirthSpelling: Spelling = {
  pattern: `^(?:(?:19|20)[0-9]{2}(?:-${day})?|${leapYear}-02-29)$`,
};

/** Vietnam has one zone and no summer time. */
const vietnamOffsetMs = 7 * 60 * 60 * 1000;

/**
 * A date of birth, `yyyy-MM-dd`, or `yyyy` for those who know only the year: the precision is kept
 * and 1 January never invented. `today` is yyyy-MM-dd. Refused as `DateInvalid` (no such day, or
 * before 1900) or `DateInFuture`.
 */
export function parseDateOfBirth(typed: string, today: string): Parsed<string> {
  const text = plainText(typed);
  const isDate = /^\d{4}-\d{2}-\d{2}$/.test(text) ? isCalendarDay(text) : /^\d{4}$/.test(text);
  if (!isDate || Number(text.slice(0, 4)) < earliestYear) return refused('DateInvalid');
  // ISO dates sort as text, and a bare year sorts before each of its days.
  return text > today ? refused('DateInFuture') : accepted(text);
}

/** Whether of a date of birth only the year is known. */
export function isYear(dateOfBirth: string): boolean {
  return dateOfBirth.length === 'yyyy'.length;
}

/** The calendar day in Vietnam at an instant, yyyy-MM-dd. */
export function dayInVietnam(instant: Date): string {
  return new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(0, 10);
}

/** An instant on the clock of Vietnam, two digits each but for the year; `time` is HH:mm. */
export function timeInVietnam(instant: Date) {
  const [year = '', month = '', day = ''] = dayInVietnam(instant).split('-');
  const time = new Date(instant.getTime() + vietnamOffsetMs).toISOString().slice(11, 16);
  return { year, month, day, time };
}

function isCalendarDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

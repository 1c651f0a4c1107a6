import { type Parsed, accepted, refused } from './parsed.ts';
import { plainText } from './plain-text.ts';

const earliestYear = 1900;
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

function isCalendarDay(text: string): boolean {
  const instant = Date.parse(`${text}T00:00:00Z`);
  // Date.parse rolls 30 February over into March.
  return !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(text);
}

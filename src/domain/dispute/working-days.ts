const dayMs = 86_400_000;
/** Vietnam has one time zone, without summer time. */
const vietnamAheadMs = 7 * 3_600_000;

/**
 * The public holidays that have a date of their own every year, as month and day (Labour Code 2019, article
 * 112). Those of the lunar calendar are announced a year ahead, and are not among them.
 */
const fixedHolidays = ['01-01', '04-30', '05-01', '09-02'] as const;

/**
 * The end, in Vietnam, of the working day that many after the day of `from`: Saturdays, Sundays and the
 * public holidays of a fixed date count for nothing, nor does the day that stands in for a holiday on a
 * weekend (Labour Code 2019, article 111.3).
 */
export function afterWorkingDays(from: Date, workingDays: number): Date {
  let day = Math.floor((from.getTime() + vietnamAheadMs) / dayMs);
  for (let left = workingDays; left > 0;) {
    day += 1;
    if (isWorkingDay(day)) left -= 1;
  }
  return new Date((day + 1) * dayMs - vietnamAheadMs);
}

/** Days are counted from the epoch, by the calendar of Vietnam. */
function isWorkingDay(day: number): boolean {
  return !isWeekend(day) && !daysOff(yearOf(day)).has(day);
}

/** The weekdays of a year that are off for a holiday. */
function daysOff(year: number): Set<number> {
  const off = new Set<number>();
  for (const holiday of fixedHolidays) {
    let day = Date.parse(`${year}-${holiday}T00:00:00Z`) / dayMs;
    while (isWeekend(day) || off.has(day)) day += 1;
    off.add(day);
  }
  return off;
}

/** The epoch was a Thursday. */
function isWeekend(day: number): boolean {
  return [2, 3].includes(day % 7);
}

function yearOf(day: number): number {
  return new Date(day * dayMs).getUTCFullYear();
}

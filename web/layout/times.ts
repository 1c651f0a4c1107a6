import type { Words } from './words.ts';

const timeZone = 'Asia/Ho_Chi_Minh';

/** The clock in Vietnam: `15:05`. */
export function timeOfDay(iso: string): Words {
  return clock.format(new Date(iso));
}

/** Day and clock: `27/11/2026 lúc 15:05`. */
export function dayAndTime(iso: string): Words {
  const at = new Date(iso);
  const [date, time] = [days.format(at), clock.format(at)];
  return { vi: `${date} lúc ${time}`, en: `${date} at ${time}` };
}

/** The same, rounded up to the minute that people are told: by then it is so. */
export function nextMinute(iso: string): string {
  return new Date(Math.ceil(Date.parse(iso) / 60_000) * 60_000).toISOString();
}

/** A birth date as it is known: `12/05/1990`, or the year. */
export function birthDate(date: string): string {
  return date.split('-').reverse().join('/');
}

const clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
const days = new Intl.DateTimeFormat('en-GB', {
  timeZone,
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
});

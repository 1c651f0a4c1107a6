import type { Throttle } from '../../db/throttles.ts';
import type { Quotas } from '../quotas.ts';
import type { Keys } from '../../platform/keys.ts';

const hour = 3600;
const day = 24 * hour;

/** Messages to one phone number, whatever flow asks for them (quality.md: 5 an hour, 10 a day). */
export function messageThrottles(
  keys: Keys,
  phone: string,
  limits: Pick<Quotas, 'messagesPerHour' | 'messagesPerDay'>,
): Throttle[] {
  return [
    {
      key: keys.lookup('throttle', `messages-hour:${phone}`),
      limit: limits.messagesPerHour,
      windowSeconds: hour,
    },
    {
      key: keys.lookup('throttle', `messages-day:${phone}`),
      limit: limits.messagesPerDay,
      windowSeconds: day,
    },
  ];
}

/** Wrong codes for one phone number in a day, counted across messages and flows. */
export function wrongCodeThrottle(keys: Keys, phone: string, limit: number): Throttle {
  return { key: keys.lookup('throttle', `wrong-codes:${phone}`), limit, windowSeconds: day };
}

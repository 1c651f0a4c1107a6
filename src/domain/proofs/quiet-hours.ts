const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
/** Vietnam has one zone and no summer time. */
const vietnamAheadMs = 7 * 60 * minuteMs;

/** From when to when nobody is woken, in minutes of the day in Vietnam; equal ones mean never. */
export type QuietHours = { readonly fromMinute: number; readonly untilMinute: number };

/** When the quiet hours that `now` lies in are over, or null when it lies in none. */
export function quietUntil(now: Date, { fromMinute, untilMinute }: QuietHours): Date | null {
  const local = now.getTime() + vietnamAheadMs;
  const sinceMidnight = ((local % dayMs) + dayMs) % dayMs;
  const midnight = local - sinceMidnight;
  const [from, until] = [fromMinute * minuteMs, untilMinute * minuteMs];
  const isOvernight = from > until;
  const isQuiet = isOvernight
    ? sinceMidnight >= from || sinceMidnight < until
    : sinceMidnight >= from && sinceMidnight < until;
  if (!isQuiet) return null;
  const isOverTomorrow = isOvernight && sinceMidnight >= from;
  return new Date(midnight + until + (isOverTomorrow ? dayMs : 0) - vietnamAheadMs);
}

/**
 * Until when something has to wait that would come by itself: what the citizen asked for with a click
 * of their own (RFC 3339, null for none) may come at once, for as long as they wait for it.
 */
export function heldUntil(
  now: Date,
  hours: QuietHours,
  { click, waitsMs }: { click: string | null; waitsMs: number },
): Date | null {
  const isAwaited = click !== null && now.getTime() - Date.parse(click) < waitsMs;
  return isAwaited ? null : quietUntil(now, hours);
}

/**
 * The later one of a machine's time and of that by which it was asked (RFC 3339; undefined: not told). Whoever
 * waits for the morning by a clock that is ahead would else be told to wait for the same morning, again and again.
 */
export function laterOf(now: Date, askedAt: string | undefined): Date {
  const asked = askedAt === undefined ? now : new Date(askedAt);
  return asked > now ? asked : now;
}

/** Below this many, slow ones are chance. */
const fewestSlow = 2;
const slowShare = 0.1;
const backOff = 0.7;
const increment = 0.5;

/** Between what a limit moves, in places; it begins at `rest`, and comes back there when it is let be. */
export type LimitBounds = { least: number; rest: number; most: number };

/** What a window of time has shown. */
export type Seen = {
  answered: number;
  /** How many of them had to wait for others of ours, longer than they should. */
  slow: number;
  /** Whether the limit kept somebody out. */
  isReached: boolean;
};

/**
 * The limit for the next window: additive increase, multiplicative decrease (as in RFC 5681, section
 * 3.1). When more than a tenth is slow it shrinks; else it comes back to rest, and goes beyond only as
 * long as it is used up there.
 */
export function nextLimit(limit: number, seen: Seen, { least, rest, most }: LimitBounds): number {
  const { answered, slow, isReached } = seen;
  if (slow >= fewestSlow && slow > answered * slowShare) return Math.max(least, limit * backOff);
  if (limit < rest) return Math.min(rest, limit + increment);
  return isReached ? Math.min(most, limit + increment) : Math.max(rest, limit - increment);
}

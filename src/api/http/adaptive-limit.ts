import { type LimitBounds, nextLimit, type Seen } from './next-limit.ts';

const windowMs = 500;

/** A limit of what may be under way at once, that follows what is seen of those who were let in. */
export type AdaptiveLimit = {
  /** Whole places, at this moment. */
  places: () => number;
  /** Tells of a request that was answered, by when it began. */
  observe: (answered: { beganAt: number; isSlow: boolean }) => void;
  /** Tells that somebody was kept out. */
  reach: () => void;
};

/**
 * Goes by windows of half a second, in milliseconds of `now`. No timer: the windows that have passed are
 * made up for when somebody asks.
 */
export function createAdaptiveLimit(bounds: LimitBounds, now: () => number): AdaptiveLimit {
  let limit = bounds.rest;
  let windowEnds = now() + windowMs;
  let shrunkAt = Number.NEGATIVE_INFINITY;
  let seen = nothing;

  function advance(): void {
    const passed = Math.floor((now() - windowEnds) / windowMs) + 1;
    if (passed <= 0) return;
    const next = nextLimit(limit, seen, bounds);
    if (next < limit && seen.slow > 0) shrunkAt = windowEnds;
    limit = next;
    // Of an idle night no more windows are gone through than any limit needs to come to rest.
    const idle = Math.min(passed - 1, 2 * bounds.most);
    for (let n = 0; n < idle; n += 1) limit = nextLimit(limit, nothing, bounds);
    windowEnds += passed * windowMs;
    seen = nothing;
  }

  return {
    places: () => {
      advance();
      return Math.floor(limit);
    },
    observe: ({ beganAt, isSlow }) => {
      advance();
      // What began before the limit shrank was slow under the old one: it is no reason to shrink again.
      const counts = isSlow && beganAt >= shrunkAt;
      seen = { ...seen, answered: seen.answered + 1, slow: seen.slow + (counts ? 1 : 0) };
    },
    reach: () => {
      advance();
      seen = { ...seen, isReached: true };
    },
  };
}

const nothing: Seen = { answered: 0, slow: 0, isReached: false };

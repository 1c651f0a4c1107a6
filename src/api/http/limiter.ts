/** Counts who is inside, and lets nobody in past `most`. */
export type Limiter = {
  /** Takes a place: answers the way to give it back (safe to call twice), or null when full. */
  enter: () => (() => void) | null;
  inside: () => number;
};

/** `most` may be asked anew each time: who is inside stays there when it shrinks. */
export function createLimiter(most: number | (() => number)): Limiter {
  let inside = 0;
  return {
    inside: () => inside,
    enter: () => {
      if (inside >= (typeof most === 'number' ? most : most())) return null;
      inside += 1;
      let isIn = true;
      return () => {
        if (isIn) inside -= 1;
        isIn = false;
      };
    },
  };
}

export type Window = {
  /**
   * Waits for a place, first come first served; resolves with the function that gives it back, or
   * with undefined when there was none within `timeoutMs`.
   */
  enter: (timeoutMs: number) => Promise<(() => void) | undefined>;
};

/** A window of `size` places: SMS centres refuse or cut off who sends too much without an answer. */
export function createWindow(size: number): Window {
  const waiting = new Set<() => void>();
  let free = size;

  function leave(): void {
    const [next] = waiting;
    if (next) next();
    else free += 1;
  }

  return {
    enter(timeoutMs) {
      if (free > 0) {
        free -= 1;
        return Promise.resolve(leave);
      }
      return new Promise((resolve) => {
        const timer = setTimeout(() => {
          waiting.delete(admit);
          resolve(undefined);
        }, timeoutMs);
        const admit = (): void => {
          clearTimeout(timer);
          waiting.delete(admit);
          resolve(leave);
        };
        waiting.add(admit);
      });
    },
  };
}

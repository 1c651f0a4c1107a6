import { setTimeout as pause } from 'node:timers/promises';

/** Waits for a condition rather than for a time; names it when it does not come true. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false>,
  limitMs = 30_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await pause(25);
  }
}

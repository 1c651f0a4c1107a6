/** Doubled each time: up to 250 ms, 500 ms, 1 s, 2 s, 4 s, which a restart of the API takes. */
const firstPauseMs = 250;
/** Retry-After has whole seconds: within one, chance spreads those who were told the same. */
const spreadMs = 1000;

/**
 * How long to wait before a request is sent again, in milliseconds: what the answer told, and part of a
 * second more where it told any; else longer each time, half of it by chance, so that not all who were cut
 * off come back at the same moment.
 */
export function retryPauseMs(
  told: number | undefined,
  tried: number,
  random: () => number = Math.random,
): number {
  if (told === undefined) return firstPauseMs * 2 ** (tried - 1) * (0.5 + random() / 2);
  return told === 0 ? 0 : told + spreadMs * random();
}

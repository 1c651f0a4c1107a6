import type { SettingReader } from './reader.ts';

/** How many flows may be started at once: what the limit moves between, and by what. */
export type StartLimitSettings = {
  least: number;
  most: number;
  /** How much longer than at rest an answer of a flow may take, in milliseconds. */
  delayMs: number;
};

const fewest = 4;

/** Below `maxInFlight` in any case: starts never take the places of all others. */
export function readStartLimit(read: SettingReader, maxInFlight: number): StartLimitSettings {
  const places = { min: 1, max: 100_000 };
  const most = read.integer('START_LIMIT_MAX', Math.floor(maxInFlight / 2), places);
  const least = read.integer('START_LIMIT_MIN', Math.min(fewest, most), places);
  if (most >= maxInFlight) read.refuse('START_LIMIT_MAX must be below MAX_IN_FLIGHT.');
  if (least > most) read.refuse('START_LIMIT_MIN must not be above START_LIMIT_MAX.');
  return {
    least,
    most,
    delayMs: read.integer('START_LIMIT_DELAY_MS', 300, { min: 1, max: 60_000 }),
  };
}

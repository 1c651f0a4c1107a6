import { sql } from 'kysely';
import { onlyRow, type Queryable } from '../database.ts';

/** Clocks, in milliseconds: of this machine since 1970, and one that nobody sets. */
export type Clocks = { now: () => number; elapsed: () => number };

/** Of so many questions the one that was answered fastest tells most. */
const questions = 3;

export type ClockOffset = {
  /** How far this machine's clock is ahead of the database's. */
  ms: number;
  /** It is right to so much: half the way there and back. */
  withinMs: number;
};

/** Measures how far this machine's clock is ahead of the database's. Throws while that is out of reach. */
export async function measureClockOffset(db: Queryable, clocks: Clocks): Promise<ClockOffset> {
  let best = await ask(db, clocks);
  for (let asked = 1; asked < questions; asked += 1) {
    const next = await ask(db, clocks);
    if (next.withinMs < best.withinMs) best = next;
  }
  return best;
}

async function ask(db: Queryable, { now, elapsed }: Clocks): Promise<ClockOffset> {
  const from = elapsed();
  const { at } = await onlyRow(db, sql<{ at: Date }>`select clock_timestamp() as at`);
  const withinMs = (elapsed() - from) / 2;
  return { ms: now() - withinMs - at.getTime(), withinMs };
}

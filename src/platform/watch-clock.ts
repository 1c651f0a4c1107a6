import { Gauge, type Registry } from 'prom-client';
import type { Database } from '../db/database.ts';
import {
  type ClockOffset,
  type Clocks,
  measureClockOffset,
} from '../db/operations/clock-offset.ts';
import { runEvery } from './run-every.ts';

const usuallyEveryMs = 30_000;
/** Nothing that is compared across machines minds less; NTP keeps clocks together to milliseconds. */
const apartMs = 5_000;

type Watched = {
  database: Pick<Database, 'db'>;
  registry: Registry;
  log: { warn: (measured: object, sentence: string) => void };
  clocks?: Clocks;
  everyMs?: number;
};

/**
 * Measures, at once and then every half minute, how far this machine's clock is ahead of PostgreSQL's, shows it as
 * a figure, and says in the log when it comes to be apart (`ClocksApart`) and when it is together again
 * (`ClocksTogether`). While the database is out of reach there is no figure. Answers with the way to stop.
 */
export function watchClock({
  database: { db },
  registry,
  log,
  clocks = { now: Date.now, elapsed: () => performance.now() },
  everyMs = usuallyEveryMs,
}: Watched): () => Promise<void> {
  const gauge = new Gauge({
    name: 'dinhdanh_clock_offset_seconds',
    help: "How far this machine's clock is ahead of PostgreSQL's.",
    registers: [registry],
  });
  gauge.remove();
  let wereApart = false;
  const tell = ({ ms, withinMs }: ClockOffset): void => {
    gauge.set(ms / 1000);
    const areApart = Math.abs(ms) - withinMs > apartMs;
    if (areApart === wereApart) return;
    wereApart = areApart;
    const measured = { offsetMs: Math.round(ms), withinMs: Math.round(withinMs) };
    if (areApart) {
      log.warn(
        { code: 'ClocksApart', ...measured },
        "this machine's clock and PostgreSQL's are apart: set them by NTP",
      );
    } else {
      log.warn(
        { code: 'ClocksTogether', ...measured },
        "this machine's clock is PostgreSQL's again",
      );
    }
  };
  const measure = async (): Promise<void> => {
    tell(await measureClockOffset(db, clocks));
  };
  return runEvery(everyMs, measure, () => {
    // Why it is out of reach is said by whoever needs it.
    gauge.remove();
  });
}

import type { Level } from '../load/measure-levels.ts';
import { quantile } from '../load/quantiles.ts';
import { msOf, namesOf } from '../load/requests.ts';
import { type Bars, barsOf, whereHashTakes } from './bars.ts';
import { table } from './table.ts';

const mostTimesMiddle = 4;

/**
 * How long each request takes: alone, and among many; and how much longer the slowest hundredth takes
 * than the middle. A dash where nothing was measured with one in flight.
 */
export function stepsReport(
  alone: Level | undefined,
  many: Level,
  hashMs: number,
  { stepMs }: Pick<Bars, 'stepMs'> = barsOf.registration,
): string {
  const header = [
    'ms until answered',
    'p50, 1 in flight',
    'at most',
    `p50, ${many.inFlight} in flight`,
    'p99',
    'p99 / p50',
    'at most',
  ];
  const rows = namesOf(many).map((name) => {
    const [middle, slowest] = [0.5, 0.99].map((share) => quantile(msOf(many, name), share));
    const bar = stepMs[name];
    const ratio = (slowest ?? Number.NaN) / (middle ?? Number.NaN);
    return [
      name,
      alone ? quantile(msOf(alone, name), 0.5).toFixed(1) : '–',
      bar === undefined ? '' : ((bar * hashMs) / whereHashTakes).toFixed(1),
      ...[middle, slowest].map((ms) => (ms ?? Number.NaN).toFixed(0)),
      ratio.toFixed(1),
      String(mostTimesMiddle),
    ];
  });
  return table(header, rows);
}

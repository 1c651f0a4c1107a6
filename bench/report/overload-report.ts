import { quantile } from '../load/quantiles.ts';
import type { OverloadLevel } from '../overload/measure-overload.ts';
import type { Timed } from '../overload/tally.ts';
import { table } from './table.ts';

/** The first moments, when everybody starts at once, are in no rate; in the times they are. */
const rampMs = 3_000;

const header = [
  'in flight',
  'let in/s',
  'refused/s',
  'registrations/s',
  'of the best',
  'start, ms p50 / p99',
  'later step',
  'of them password',
  'told later',
  'steps refused',
  'not finished',
  'limit',
  'recovered after s',
];

const legend = [
  'let in/s, refused/s: starts, of citizens who come again after Retry-After; start: those let in;',
  'told later: answered with 202, or while an outside system was away; not finished: of those let in.',
];

/** What became of starts, and of those who were in the middle, a line for each number in flight. */
export function overloadReport(levels: readonly OverloadLevel[]): string {
  const best = Math.max(...levels.map(registrationRate));
  const reasons = new Set(levels.flatMap(({ tally }) => tally.lost));
  return [
    table(
      header,
      levels.map((level) => rowOf(level, best)),
    ),
    '',
    ...legend,
    ...[...reasons].slice(0, 3).map((reason) => `not finished: ${reason}`),
  ].join('\n');
}

function rowOf(level: OverloadLevel, best: number): string[] {
  const { inFlight, tally, limit, recoverySeconds } = level;
  return [
    String(inFlight),
    rate(tally.accepted, level).toFixed(1),
    rate(tally.refused, level).toFixed(1),
    registrationRate(level).toFixed(1),
    (registrationRate(level) / best).toFixed(2),
    latencies(tally.accepted),
    latencies(tally.steps),
    latencies(tally.steps.filter(({ step }) => step === 'password')),
    String(tally.toldLater),
    String(tally.stepsRefused),
    String(tally.lost.length),
    `${limit.least}–${limit.most}`,
    recoverySeconds?.toFixed(1) ?? 'not',
  ];
}

function registrationRate(level: OverloadLevel): number {
  return rate(level.tally.completed, level);
}

function rate(events: readonly Timed[], { seconds }: Pick<OverloadLevel, 'seconds'>): number {
  const measuredMs = seconds * 1000 - rampMs;
  const within = events.filter(({ at }) => at >= rampMs && at < seconds * 1000);
  return (within.length * 1000) / measuredMs;
}

function latencies(events: readonly Timed[]): string {
  const ms = events.map((one) => one.ms);
  return [0.5, 0.99].map((share) => quantile(ms, share).toFixed(0)).join(' / ');
}

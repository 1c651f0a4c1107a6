import type { Level } from '../load/measure-levels.ts';
import { latencyText } from '../load/quantiles.ts';
import { msOf, namesOf } from '../load/requests.ts';
import { type Bars, barsOf } from './bars.ts';
import { table } from './table.ts';

/** Throughput and latency, a line for each number in flight. */
export function loadReport(
  levels: readonly Level[],
  { kind }: Pick<Bars, 'kind'> = barsOf.registration,
): string {
  const names = [...new Set(levels.flatMap(namesOf))];
  const header = ['in flight', `${kind}s/s`, ...names.map(latencyTitle), 'failed'];
  const rows = levels.map((level) => [
    String(level.inFlight),
    rateOf(level).toFixed(1),
    ...names.map((name) => latencyText(msOf(level, name))),
    String(level.failures.length),
  ]);
  const reasons = [...new Set(levels.flatMap(({ failures }) => failures))].slice(0, 3);
  return [table(header, rows), ...reasons.map((reason) => `failed: ${reason}`)].join('\n');
}

/** CPU milliseconds per flow, a line for each process. */
export function cpuReport(
  levels: readonly Level[],
  of: readonly string[],
  { kind }: Pick<Bars, 'kind'> = barsOf.registration,
): string {
  const names = of.filter((name) => levels.some(({ cpu }) => name in cpu));
  const header = [`CPU ms per ${kind}`, ...levels.map(({ inFlight }) => `${inFlight} in flight`)];
  const rows = names.map((name) => [
    name,
    ...levels.map((level) => perRegistration(level, [name]).toFixed(1)),
  ]);
  const sums = levels.map((level) => perRegistration(level, names).toFixed(1));
  return table(header, [...rows, ['all', ...sums]]);
}

/** The level at which most was done in a second. */
export function bestLevel(levels: readonly Level[]): Level | undefined {
  return [...levels].sort((a, b) => rateOf(b) - rateOf(a))[0];
}

/** Flows per second. */
export function rateOf({ done, seconds }: Pick<Level, 'done' | 'seconds'>): number {
  return done.length / seconds;
}

/** CPU milliseconds per flow of some processes together. */
export function perRegistration(
  { cpu, done }: Pick<Level, 'cpu' | 'done'>,
  names: readonly string[],
): number {
  const ms = names.map((name) => cpu[name] ?? 0).reduce((sum, one) => sum + one, 0);
  return ms / Math.max(1, done.length);
}

function latencyTitle(request: string): string {
  return `${request}, ms p50 / p95 / p99`;
}

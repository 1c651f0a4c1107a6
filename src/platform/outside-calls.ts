import { Counter, Histogram, type Registry } from 'prom-client';
import { OutsideSystemError } from '../adapters/outside-system-error.ts';
import type { SystemReport } from '../db/operations/worker-reports.ts';

/** From a fast answer to the longest time-out of a call, in seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10];

type Call<Arguments extends unknown[], Answer> = (...given: Arguments) => Promise<Answer>;

/** Counts and times the calls to outside systems, and remembers how the last ones went. */
export type OutsideCalls = {
  /** The same call, observed. A refusal that cannot change counts as an answer: the system is there. */
  observe: <Arguments extends unknown[], Answer>(
    system: string,
    call: Call<Arguments, Answer>,
  ) => Call<Arguments, Answer>;
  report: () => Record<string, SystemReport>;
};

/** A registry may hold one of these; a system is told of once it was called. */
export function createOutsideCalls(registry: Registry, now: () => number): OutsideCalls {
  const { calls, seconds } = createFigures(registry);
  const reports = new Map<string, SystemReport>();

  function note(system: string, outcome: string, isFailure: boolean, from: number): void {
    calls.inc({ system, outcome });
    seconds.observe({ system }, (performance.now() - from) / 1000);
    const { succeededAt = null, failedAt = null, failuresInARow = 0 } = reports.get(system) ?? {};
    const next = isFailure
      ? { succeededAt, failedAt: now(), failuresInARow: failuresInARow + 1 }
      : { succeededAt: now(), failedAt, failuresInARow: 0 };
    reports.set(system, next);
  }

  return {
    observe:
      (system, call) =>
      async (...given) => {
        const from = performance.now();
        try {
          const answer = await call(...given);
          note(system, 'succeeded', false, from);
          return answer;
        } catch (error) {
          const isOurs = error instanceof OutsideSystemError;
          note(system, isOurs ? error.reason : 'failed', !isOurs || error.retryable, from);
          throw error;
        }
      },
    report: () => Object.fromEntries(reports),
  };
}

function createFigures(registry: Registry) {
  const registers = [registry];
  const calls = new Counter({
    name: 'dinhdanh_outside_calls_total',
    help: 'Calls to outside systems, by outcome: succeeded, refused, down, timeout, malformed, failed.',
    labelNames: ['system', 'outcome'],
    registers,
  });
  const seconds = new Histogram({
    name: 'dinhdanh_outside_call_seconds',
    help: 'Time of calls to outside systems, whatever their outcome.',
    labelNames: ['system'],
    buckets,
    registers,
  });
  return { calls, seconds };
}

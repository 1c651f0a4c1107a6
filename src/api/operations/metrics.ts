import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { AnyFlow } from '../../domain/flows/flows.ts';

/** From a fast read to the deadline of a request, in seconds. */
const buckets = [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

/** The figures of this process; labels are templates and codes, never a citizen's data. */
export type Metrics = {
  registry: Registry;
  observe: (route: string | null, method: string, status: number, seconds: number) => void;
  countProblem: (code: ProblemCode) => void;
  countStart: (flow: AnyFlow) => void;
  countCompletion: (flow: AnyFlow) => void;
  /** Shows a figure that is read when Prometheus asks. */
  gauge: (name: string, help: string, read: () => number) => void;
};

/** Makes the figures in a registry of their own, so that two apps in one process do not clash. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const durations = new Histogram({
    name: 'dinhdanh_http_request_seconds',
    help: 'Time to the end of the answer, by route template.',
    labelNames: ['route', 'method', 'status'],
    buckets,
    registers,
  });
  const counter = <Label extends string>(name: string, help: string, ...labelNames: Label[]) =>
    new Counter({ name: `dinhdanh_${name}`, help, labelNames, registers });
  const problems = counter('problems_total', 'Problems answered, by code.', 'code');
  const starts = counter(
    'flow_starts_total',
    'Flows started; no repeated starts.',
    'kind',
    'method',
  );
  const completions = counter('flow_completions_total', 'Flows that ended well.', 'kind', 'method');
  return {
    registry,
    observe: (route, method, status, seconds) => {
      durations.observe({ route: route ?? 'none', method, status }, seconds);
    },
    countProblem: (code) => {
      problems.inc({ code });
    },
    countStart: ({ kind, method }) => {
      starts.inc({ kind, method });
    },
    countCompletion: ({ kind, method }) => {
      completions.inc({ kind, method });
    },
    gauge: (name, help, read) => {
      new Gauge({ name, help, registers, collect: collectWith(read) });
    },
  };
}

function collectWith(read: () => number): (this: Gauge) => void {
  return function collect() {
    this.set(read());
  };
}

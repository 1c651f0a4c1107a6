import { Counter, Histogram, type Registry } from 'prom-client';
import type { Arrival } from '../../workflows/engine/journey.ts';

/** From a step that passes at once to one that waits for staff for days, in seconds. */
const buckets = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300, 1_800, 7_200, 86_400, 604_800];

export type FlowFigures = (arrival: Arrival) => void;

/** How a step was left: for the next one, or with the flow, by its end. */
export function outcomeOf({ status }: Arrival): string {
  return status === 'open' || status === 'completed' ? 'passed' : status;
}

function createFigures(registry: Registry) {
  const registers = [registry];
  const steps = new Histogram({
    name: 'dinhdanh_flow_step_seconds',
    help: 'Time from the opening of a step to its end: passed, refused, cancelled or expired.',
    labelNames: ['kind', 'method', 'step', 'outcome'],
    buckets,
    registers,
  });
  const refusals = new Counter({
    name: 'dinhdanh_flow_refusals_total',
    help: 'What flows have refused, or wait for, by its code.',
    labelNames: ['kind', 'method', 'step', 'code'],
    registers,
  });
  const ends = new Counter({
    name: 'dinhdanh_flow_ends_total',
    help: 'Flows that have ended: completed, refused (with the code), cancelled or expired (with what ended it from outside).',
    labelNames: ['kind', 'method', 'outcome', 'code'],
    registers,
  });
  const totals = new Histogram({
    name: 'dinhdanh_flow_seconds',
    help: 'Time from the start of a flow to its end.',
    labelNames: ['kind', 'method', 'outcome'],
    buckets,
    registers,
  });
  return { steps, refusals, ends, totals };
}

/** Counts what flows go through, by codes alone: how long each step took, and what each flow came to. */
export function countFlows(registry: Registry): FlowFigures {
  const { steps, refusals, ends, totals } = createFigures(registry);
  return (arrival) => {
    const { name, status, step, code, endedBy, left, at, beganAt } = arrival;
    const { kind, method } = name;
    if (left) {
      const labels = { kind, method, step: left.step, outcome: outcomeOf(arrival) };
      steps.observe(labels, (at - left.since) / 1000);
    }
    if (code !== null) refusals.inc({ kind, method, step: step ?? left?.step ?? 'none', code });
    if (status !== 'open') {
      ends.inc({ kind, method, outcome: status, code: code ?? endedBy ?? 'none' });
      totals.observe({ kind, method, outcome: status }, (at - beganAt) / 1000);
    }
  };
}

import type { Arrival } from '../../workflows/engine/journey.ts';
import { outcomeOf } from './flow-figures.ts';
import type { Tracing } from './tracing.ts';

/** A span for each step that a flow leaves, and its root when it ends. */
export function traceFlows({ ofFlow }: Tracing): (arrival: Arrival) => void {
  return (arrival) => {
    const { flowId, name, status, left, code, endedBy, at, beganAt } = arrival;
    const of = { 'dinhdanh.flow.kind': name.kind, 'dinhdanh.flow.method': name.method };
    const outcome = outcomeOf(arrival);
    // A workflow that an operator has ended has not failed.
    const broken = endedBy === 'terminated' ? undefined : endedBy;
    const failure = status === 'refused' ? (code ?? undefined) : broken;
    if (left) {
      const attributes = { ...of, 'dinhdanh.flow.step': left.step, 'dinhdanh.outcome': outcome };
      const times = { from: left.since, to: at };
      const span = { name: `step ${left.step}`, kind: 'INTERNAL', ...times, attributes } as const;
      ofFlow(flowId, { ...span, failure });
    }
    if (status === 'open') return;
    const attributes = { ...of, 'dinhdanh.flow.id': flowId, 'dinhdanh.outcome': status };
    const whole = { name: `${name.kind} ${name.method}`, from: beganAt, to: at, attributes };
    ofFlow(flowId, { ...whole, kind: 'INTERNAL', failure }, true);
  };
}

import type { FlowRecord, OpenStep } from './flow-record.ts';
import { type Method, flows } from './flows.ts';

type Started = { flowId: string; reference: string; method: Method; deadlineMs: number };

/**
 * The record of a flow that has just been started, at its first step; every later one has a higher
 * sequence. `now` is in milliseconds since the epoch.
 */
export function startedRecord(
  { flowId, reference, method, deadlineMs }: Started,
  now: number,
  opening: Pick<OpenStep, 'waitingFor' | 'actions'>,
): FlowRecord {
  const { kind, steps } = flows[method];
  const expiresAt = new Date(now + deadlineMs).toISOString();
  return {
    id: flowId,
    reference,
    kind,
    method,
    status: 'open',
    sequence: 0,
    step: { name: steps[0], until: expiresAt, ...opening },
    problem: null,
    waitingSince: new Date(now).toISOString(),
    expiresAt,
    result: null,
  };
}

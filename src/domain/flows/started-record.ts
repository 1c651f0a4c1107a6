import type { OpenStep } from '../steps/open-step.ts';
import type { FlowRecord } from './flow-record.ts';
import { type AnyFlow, rowOf } from './flows.ts';

type Started = { flowId: string; reference: string; deadlineMs: number };

/**
 * The record of a flow that has just been started, at its first step; every later one has a higher
 * sequence. `now` is in milliseconds since the epoch.
 */
export function startedRecord(
  name: AnyFlow,
  { flowId, reference, deadlineMs }: Started,
  now: number,
  opening: Pick<OpenStep, 'waitingFor' | 'actions'>,
): FlowRecord {
  const [first] = rowOf(name).steps;
  const expiresAt = new Date(now + deadlineMs).toISOString();
  return {
    id: flowId,
    reference,
    ...name,
    status: 'open',
    sequence: 0,
    step: { name: first, ...opening, until: expiresAt },
    problem: null,
    waitingSince: new Date(now).toISOString(),
    expiresAt,
    result: null,
  };
}

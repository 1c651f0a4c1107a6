import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';

/** Milliseconds since the epoch as RFC 3339 in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The record at its next waiting point. */
export function openRecord(record: FlowRecord, step: OpenStep, problem?: Refusal): FlowRecord {
  return { ...next(record), step, problem: problem ?? null };
}

/** The record at its end. */
export function endedRecord(
  record: FlowRecord,
  status: Exclude<FlowStatus, 'open'>,
  { problem, result }: { problem?: Refusal | undefined; result?: FlowRecord['result'] } = {},
): FlowRecord {
  return { ...next(record), status, step: null, problem: problem ?? null, result: result ?? null };
}

/** Whether a record shows what another one does: the same step, open for the same. */
export function standsAt(record: FlowRecord, { step, problem }: FlowRecord): boolean {
  return JSON.stringify([record.step, record.problem]) === JSON.stringify([step, problem]);
}

function next(record: FlowRecord): FlowRecord {
  return { ...record, sequence: record.sequence + 1, waitingSince: isoTime(Date.now()) };
}

import type {
  AccountCreated,
  FlowRecord,
  FlowStatus,
  OpenStep,
} from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';

/** Milliseconds since the epoch as RFC 3339 in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The record at its next waiting point. */
export function openRecord(
  record: FlowRecord,
  now: number,
  step: OpenStep,
  problem: Refusal | null,
): FlowRecord {
  return { ...record, sequence: record.sequence + 1, step, problem, waitingSince: isoTime(now) };
}

/** The record at its end. */
export function endedRecord(
  record: FlowRecord,
  now: number,
  end: { status: Exclude<FlowStatus, 'open'>; problem?: Refusal; account?: AccountCreated },
): FlowRecord {
  return {
    ...record,
    sequence: record.sequence + 1,
    status: end.status,
    step: null,
    problem: end.problem ?? null,
    waitingSince: isoTime(now),
    result: end.account ? { account: end.account } : null,
  };
}

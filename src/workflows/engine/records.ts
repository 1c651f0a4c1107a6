import type { EndedReview } from '../../db/flows/flows.ts';
import type { FlowRecord, FlowStatus } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import type { StepName } from '../../domain/steps/steps.ts';

/** Milliseconds since the epoch as RFC 3339 in UTC. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The record at its next waiting point; of a review that is open there, `reviewId` is the id. */
export function openRecord(
  record: FlowRecord,
  step: OpenStep,
  { problem, reviewId }: { problem?: Refusal | undefined; reviewId?: string | undefined } = {},
): FlowRecord {
  return { ...next(record), step, problem: problem ?? null, reviewId };
}

type Ended = Partial<Pick<FlowRecord, 'result' | 'handOver'>> & { problem?: Refusal | undefined };

/** The record at its end. */
export function endedRecord(
  record: FlowRecord,
  status: Exclude<FlowStatus, 'open'>,
  { problem, result, handOver }: Ended = {},
): FlowRecord {
  const came = { problem: problem ?? null, result: result ?? null, handOver };
  return { ...next(record), status, step: null, ...came };
}

/** Whether a record shows what another one does: the same step, open for the same, as long. */
export function standsAt(record: FlowRecord, { step, problem, expiresAt }: FlowRecord): boolean {
  return (
    record.expiresAt === expiresAt &&
    JSON.stringify([record.step, record.problem]) === JSON.stringify([step, problem])
  );
}

/** The review that is open at a step: a wait for others there does not decide it. */
export function reviewAt(name: StepName, { step, reviewId }: FlowRecord): string | undefined {
  return step?.name === name ? reviewId : undefined;
}

/** The review that a flow leaves behind as it goes on, and why it decides nothing any more. */
export function leftReview(
  { reviewId: id, step }: FlowRecord,
  { reviewId, status, step: nextStep, problem }: FlowRecord,
): EndedReview | undefined {
  if (id === undefined || id === reviewId) return undefined;
  if (status !== 'open') return { id, because: 'flow_ended' };
  // Another review there is of another claim.
  const isStillThere =
    nextStep?.name === step?.name && (problem !== null || reviewId !== undefined);
  return { id, because: isStillThere ? 'claim_changed' : 'source_confirmed' };
}

function next(record: FlowRecord): FlowRecord {
  const sequence = record.sequence + 1;
  return { ...record, sequence, waitingSince: isoTime(Date.now()), reviewId: undefined };
}

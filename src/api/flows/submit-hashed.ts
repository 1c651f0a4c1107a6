import { randomUUID } from 'node:crypto';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { OpenedFlow } from '../http/access/flow-token.ts';
import { Refused } from '../http/refused.ts';
import type { Flows } from '../temporal/flows.ts';
import {
  answerSubmission,
  answerWith,
  isCompletedBy,
  refusedAsEnded,
  refusedAt,
  type SubmissionAnswer,
} from './answer-submission.ts';
import { presentFlow } from './present-flow.ts';
import { isMacOfStep, requestMac } from './request-mac.ts';
import {
  countIfCompleted,
  type SubmitDeps,
  type SubmittedData,
  type Submitting,
} from './submit.ts';

export type SubmitHashedDeps = SubmitDeps & { flows: Pick<Flows, 'recall'> };

/** What it takes of its request: the row is that of the flow. */
export type HashedRequest = Submitting & Pick<OpenedFlow, 'flowId' | 'readRow'>;

/** A step whose data costs a hash. */
export type HashedStep = {
  step: SubmittedData['step'];
  /** Throws `Refused` for what can be refused before the hash. */
  check: (row: FlowRow) => Promise<void> | void;
  /** Hashes; the same for the same key. */
  toData: (idempotencyKey: string) => Promise<SubmittedData>;
};

/**
 * Takes a password to its flow. A step that is not open, and what its check refuses, are refused before the
 * hash, which costs more than all the rest of the request.
 */
export async function submitHashed(
  deps: SubmitHashedDeps,
  request: HashedRequest,
  hashed: HashedStep,
): Promise<SubmissionAnswer<200>> {
  const { flowId } = request;
  const row = await request.readRow();
  if (!row || !isOpen(row, hashed.step)) return answerAgain(deps, flowId, request, { row, hashed });
  await hashed.check(row);
  const idempotencyKey = request.idempotencyKey ?? randomUUID();
  return send(deps, flowId, request, { idempotencyKey, data: await hashed.toData(idempotencyKey) });
}

function isOpen({ record }: FlowRow, step: string): boolean {
  return record.step?.name === step && record.step.actions.includes('submit');
}

/** Same key and body, same answer: when the first one was lost on the way, the step is past. */
async function answerAgain(
  deps: SubmitHashedDeps,
  flowId: string,
  request: Submitting,
  { row, hashed }: { row: FlowRow | null; hashed: HashedStep },
): Promise<SubmissionAnswer<200>> {
  const { reader, idempotencyKey } = request;
  const { step } = hashed;
  // Nothing is hashed for a second click: what was sent first counts.
  if (row && !idempotencyKey && isCompletedBy(row.record, step)) {
    return { status: 200, json: presentFlow(row, reader) };
  }
  const earlier = row && idempotencyKey ? await deps.flows.recall(flowId, idempotencyKey) : null;
  // Whose key it was is known before the body is: nothing is hashed for that of another step.
  if (earlier && !isMacOfStep(earlier.requestMac, step)) throw new Refused('IdempotencyKeyReused');
  // The account may be made, and its workflow not know: it takes the same submission then.
  const isUnheard = row?.record.status === 'completed' && !earlier;
  if (!idempotencyKey || !(earlier ?? isUnheard)) {
    throw row?.record.status === 'open' ? refusedAt('StepNotOpen', row) : refusedAsEnded(row);
  }
  const data = await hashed.toData(idempotencyKey);
  if (!earlier) return send(deps, flowId, request, { idempotencyKey, data });
  const submitted = { ...toSubmitted(deps, flowId, request, data), step } as const;
  return answerWith(deps.keys, submitted, earlier);
}

async function send(
  deps: SubmitHashedDeps,
  flowId: string,
  request: Submitting,
  { idempotencyKey, data }: { idempotencyKey: string; data: SubmittedData },
): Promise<SubmissionAnswer<200>> {
  const submitted = toSubmitted(deps, flowId, request, data);
  const { requestMac: mac } = submitted;
  const outcome = await deps.flows.submit(flowId, { ...data, idempotencyKey, requestMac: mac });
  countIfCompleted(deps.metrics, outcome);
  return answerSubmission(deps, submitted, outcome);
}

function toSubmitted(
  { keys }: Pick<SubmitHashedDeps, 'keys'>,
  flowId: string,
  { reader }: Submitting,
  { step, data }: SubmittedData,
) {
  const mac = requestMac(keys, step, data);
  return { flowId, requestMac: mac, reader, step, success: 200 } as const;
}

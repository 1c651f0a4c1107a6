import { randomUUID } from 'node:crypto';
import type { AnyFlow } from '../../domain/flows/flows.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Submission } from '../../workflows/engine/messages.ts';
import type { Reader } from '../http/present-problem.ts';
import type { Flows, StepOutcome } from '../temporal/flows.ts';
import { answerSubmission, type SubmissionAnswer } from './answer-submission.ts';
import type { FlowRows } from './flow-rows.ts';
import { requestMac } from './request-mac.ts';

/** What is submitted, before it gets its key: leaves each member of the union what it is. */
export type SubmittedData = WithoutKey<Submission>;
type WithoutKey<S> = S extends unknown ? Omit<S, 'idempotencyKey' | 'requestMac'> : never;

/** What a submission takes of its request. */
export type Submitting = { idempotencyKey: string | undefined; reader: Reader };

export type SubmitDeps = {
  keys: Keys;
  flows: Pick<Flows, 'submit'>;
  rows: Pick<FlowRows, 'read'>;
  metrics: CountCompletion;
};
type CountCompletion = { countCompletion: (flow: AnyFlow) => void };

/** Hands a step or action to the flow, under the caller's Idempotency-Key or one of our own. */
export async function submit(
  deps: SubmitDeps,
  flowId: string,
  request: Submitting,
  what: SubmittedData,
): Promise<SubmissionAnswer<200>> {
  const { keys, flows, metrics } = deps;
  const idempotencyKey = request.idempotencyKey ?? randomUUID();
  const mac = requestMac(keys, what.step, what.data);
  const outcome = await flows.submit(flowId, { ...what, idempotencyKey, requestMac: mac });
  countIfCompleted(metrics, outcome);
  const { reader } = request;
  const submitted = { flowId, requestMac: mac, reader, step: what.step, success: 200 } as const;
  return answerSubmission(deps, submitted, outcome);
}

/** Counts a flow that has ended with what it was for. */
export function countIfCompleted(metrics: CountCompletion, outcome: StepOutcome): void {
  if (outcome.kind !== 'answer' || outcome.answer.flow.status !== 'completed') return;
  metrics.countCompletion(outcome.answer.flow);
}

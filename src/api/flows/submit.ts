import { randomUUID } from 'node:crypto';
import type { Submission } from '../../workflows/engine/messages.ts';
import { answerSubmission } from './answer-submission.ts';
import type { ApiDeps, StepOutcome } from '../deps.ts';
import { readIdempotencyKey } from '../http/idempotency-key.ts';
import type { Answer, ApiRequest } from '../http/route.ts';
import type { Metrics } from '../http/metrics.ts';
import { requestMac } from '../http/request-mac.ts';

/** What is submitted, before it gets its key: leaves each member of the union what it is. */
export type Submitted = WithoutKey<Submission>;
type WithoutKey<S> = S extends unknown ? Omit<S, 'idempotencyKey' | 'requestMac'> : never;

/** Hands a step or action to the flow, under the caller's Idempotency-Key or one of our own. */
export async function submit(
  { keys, flows, rows, metrics }: ApiDeps,
  flowId: string,
  request: ApiRequest,
  what: Submitted,
): Promise<Answer> {
  const idempotencyKey = readIdempotencyKey(request.headers) ?? randomUUID();
  const mac = requestMac(keys, what.step, what.data);
  const outcome = await flows.submit(flowId, { ...what, idempotencyKey, requestMac: mac });
  countIfCompleted(metrics, outcome);
  const submitted = { flowId, requestMac: mac, reader: request.reader, success: 200 } as const;
  return answerSubmission(rows, submitted, outcome);
}

/** Counts a registration that has ended with its account. */
export function countIfCompleted(metrics: Metrics, outcome: StepOutcome): void {
  if (outcome.kind !== 'answer' || outcome.answer.flow.status !== 'completed') return;
  metrics.countCompletion(outcome.answer.flow.method);
}

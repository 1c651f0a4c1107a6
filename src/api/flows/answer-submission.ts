import type { Keys } from '../../platform/keys.ts';
import { handedOver, handOverHeaders } from './hand-over.ts';
import type { AnswerHeaders } from '../http/route.ts';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { stepsOf } from '../../domain/flows/flows.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { StepAnswer } from '../../workflows/engine/messages.ts';
import type { FlowView } from '../../domain/flows/flow-view.ts';
import type { Reader } from '../http/present-problem.ts';
import { Refused } from '../http/refused.ts';
import type { StepOutcome } from '../temporal/flows.ts';
import type { FlowRows } from './flow-rows.ts';
import { type FlowShown, presentFlow } from './present-flow.ts';
import { refuseFlow } from './refuse-flow.ts';
import { resumedToken } from './resumed-token.ts';
import { stillSecrets, withSecrets } from './step-secrets.ts';

export type AnswerDeps = { keys: Keys; rows: Pick<FlowRows, 'read'> };

/** The submission that is being answered. */
export type Submitted<Success extends 200 | 201> = {
  flowId: string;
  requestMac: string;
  reader: Reader;
  /** The step that was submitted, where one was. */
  step?: string;
  /** 201 on a start, 200 on a step. */
  success: Success;
  /** Only on a start: the client gets it now or never. */
  token?: string | undefined;
};

/** The flow as a submission leaves it. */
export type SubmissionAnswer<Success extends 200 | 201> = {
  status: Success | 202;
  headers?: AnswerHeaders;
  json: FlowView;
};

/**
 * Turns what became of a submission into the answer of the contract: the flow with 200 or 201, with
 * 202 when the answer was not reached, or a problem that carries the flow.
 */
export async function answerSubmission<Success extends 200 | 201>(
  deps: AnswerDeps,
  submitted: Submitted<Success>,
  outcome: StepOutcome,
): Promise<SubmissionAnswer<Success>> {
  const { flowId } = submitted;
  const { keys, rows } = deps;
  switch (outcome.kind) {
    case 'answer':
      return answerWith(keys, submitted, {
        ...outcome.answer,
        secrets: await stillSecrets(deps, outcome.answer.flow),
        resumed: await resumedToken(deps, outcome.answer.flow, submitted.reader.now),
      });
    case 'pending':
      return accepted(submitted, shownOf(keys, await rows.read(flowId)));
    case 'rejected':
      return unlessCompleted(deps, submitted, await seen(rows, flowId, outcome.flow), outcome.code);
    case 'ended':
      return unlessCompleted(deps, submitted, asEnded(await rows.read(flowId)));
    case 'unavailable':
      throw new Refused(outcome.code);
  }
}

/** The row, with the workflow's own word where there is one. */
async function seen(
  rows: AnswerDeps['rows'],
  flowId: string,
  record: FlowRecord | null,
): Promise<FlowRow | null> {
  const row = await rows.read(flowId);
  return row && record ? { ...row, record } : row;
}

/**
 * The last step of a flow that is completed, sent once more (a second click): the flow as it is. What
 * was sent first counts. Anything else is refused: by `code`, or by how the flow ended.
 */
async function unlessCompleted<Success extends 200 | 201>(
  deps: AnswerDeps,
  submitted: Submitted<Success>,
  row: FlowRow | null,
  code?: ProblemCode,
): Promise<SubmissionAnswer<Success>> {
  const { keys } = deps;
  const { step, reader, success, token } = submitted;
  if (row && isCompletedBy(row.record, step)) {
    const handed = handedOver(keys, row.record, reader.now);
    const resumed = await resumedToken(deps, row.record, reader.now);
    const json = presentFlow({ ...row, token, handed, resumed }, reader);
    return { status: success, headers: handOverHeaders(handed), json };
  }
  throw code === undefined
    ? refusedAsEnded(row, token)
    : refusedAt(code, shownOf(keys, row), token);
}

/** Whether a flow is completed, and this is its last step. */
export function isCompletedBy(record: FlowRecord, step: string | undefined): boolean {
  return record.status === 'completed' && stepsOf(record).at(-1) === step;
}

/**
 * The row of a flow whose workflow runs no more: one that was ended from outside (by an operator in
 * the Temporal UI) has not written its end, which the worker does within a minute.
 */
export function asEnded(row: FlowRow | null): FlowRow | null {
  if (row?.record.status !== 'open') return row;
  return { ...row, record: { ...row.record, status: 'cancelled', step: null, problem: null } };
}

/** What a flow that takes nothing more answers, by how it ended. */
export function refusedAsEnded(row: FlowRow | null, token?: string): Refused {
  return refusedAt(row ? endedCode(row.record) : 'FlowNotFound', row, token);
}

/** A refusal with the flow, where there is one. */
export function refusedAt(code: ProblemCode, shown: FlowShown | null, token?: string): Refused {
  return shown ? refuseFlow({ code }, { ...shown, token }) : new Refused({ code });
}

/** Answers from a workflow's own words; under a used key only for the body it was used with. */
export function answerWith<Success extends 200 | 201>(
  keys: Keys,
  submitted: Submitted<Success>,
  answer: StepAnswer & Pick<FlowShown, 'secrets' | 'resumed'>,
): SubmissionAnswer<Success> {
  const { requestMac, reader, success, token } = submitted;
  if (answer.requestMac !== requestMac) throw new Refused('IdempotencyKeyReused');
  const { flow: record, secrets, resumed } = answer;
  if (answer.refusal) throw refuseFlow(answer.refusal, { record, token, secrets });
  const handed = handedOver(keys, record, reader.now);
  return {
    status: success,
    headers: {
      ...(success === 201 && { Location: `/v1/flows/${record.id}` }),
      ...handOverHeaders(handed),
    },
    json: presentFlow({ record, token, secrets, handed, resumed }, reader),
  };
}

/** The flow of a row, with what only whoever holds its token is shown. */
function shownOf(keys: Keys, row: FlowRow | null): FlowShown | null {
  return row && withSecrets(keys, row);
}

/** The answer to what is taken on and goes on: the flow of the row. */
export function accepted(
  { flowId, reader, token }: Pick<Submitted<never>, 'flowId' | 'reader' | 'token'>,
  shown: FlowShown | null,
): SubmissionAnswer<never> {
  // Neither row nor answer: nothing that a client could follow was accepted.
  if (!shown) throw new Refused('ServiceUnavailable');
  return {
    status: 202,
    headers: { Location: `/v1/flows/${flowId}` },
    json: presentFlow({ ...shown, token }, reader),
  };
}

function endedCode({ status }: FlowRecord): ProblemCode {
  if (status === 'completed') return 'FlowCompleted';
  if (status === 'cancelled') return 'FlowCancelled';
  return status === 'expired' ? 'FlowExpired' : 'FlowEnded';
}

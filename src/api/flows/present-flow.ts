import type { Delivery } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import type { FlowView } from '../../domain/flows/flow-view.ts';
import { rowOf } from '../../domain/flows/flows.ts';
import { presentProblem, type Reader } from '../http/present-problem.ts';

/** A flow to be shown: its record, and what is known beside it. */
export type FlowShown = {
  record: FlowRecord;
  /** What became of the last message, where the row says so. */
  delivery?: Delivery | null | undefined;
  /** Only in the answer to the start. */
  token?: string | undefined;
};

/** Turns a record into the view of the contract, its last refusal in the reader's language. */
export function presentFlow({ record, delivery, token }: FlowShown, reader: Reader): FlowView {
  const { id, reference, kind, method, status, step, problem, expiresAt, result } = record;
  return {
    id,
    reference,
    kind,
    method,
    status,
    steps: [...rowOf({ kind, method }).steps],
    step: step && presentStep(step, delivery),
    problem: problem && presentProblem(problem, reader, record),
    expiresAt,
    result,
    ...(token !== undefined && { token }),
  };
}

/** What became of a message its receipt tells, and not the workflow. */
function presentStep(step: OpenStep, delivery: FlowShown['delivery']): OpenStep {
  const { otp } = step;
  return { ...step, ...(otp && delivery && { otp: { ...otp, delivery } }) };
}

import type { Delivery } from '../../db/flows/flows.ts';
import type { HandedOver } from './hand-over.ts';
import type { StepSecrets } from './step-secrets.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { OpenStep } from '../../domain/steps/open-step.ts';
import type { FlowView } from '../../domain/flows/flow-view.ts';
import { stepsOf } from '../../domain/flows/flows.ts';
import { presentProblem, type Reader } from '../http/present-problem.ts';

/** A flow to be shown: its record, and what is known beside it. */
export type FlowShown = {
  record: FlowRecord;
  /** What became of the last message, where the row says so. */
  delivery?: Delivery | null | undefined;
  /** Only in the answer to the start. */
  token?: string | undefined;
  /** Of the step that is open: for the holder of the flow's token, who asks for it. */
  secrets?: StepSecrets | undefined;
  /** The session that a login has opened, where it is handed over with this answer. */
  handed?: HandedOver | undefined;
};

/** Turns a record into the view of the contract, its last refusal in the reader's language. */
export function presentFlow(
  { record, delivery, secrets, token, handed }: FlowShown,
  reader: Reader,
): FlowView {
  const { id, reference, kind, method, status, step, problem, expiresAt, result } = record;
  return {
    id,
    reference,
    kind,
    method,
    status,
    steps: [...stepsOf(record)],
    step: step && { ...presentStep(step, delivery), ...secrets },
    problem: problem && presentProblem(problem, reader, record),
    expiresAt,
    result: handed ? withTokens(result, handed) : result,
    ...(token !== undefined && { token }),
  };
}

/** What became of a message its receipt tells, and not the workflow. */
function presentStep(step: OpenStep, delivery: FlowShown['delivery']): OpenStep {
  const { otp } = step;
  return { ...step, ...(otp && delivery && { otp: { ...otp, delivery } }) };
}

function withTokens(result: FlowRecord['result'], { tokens }: HandedOver): FlowRecord['result'] {
  if (!result || !('session' in result)) return result;
  return { ...result, session: { ...result.session, ...tokens } };
}

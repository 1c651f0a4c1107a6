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
  /** The new token of the flow that a resumption has taken up, where it is told with this answer. */
  resumed?: string | undefined;
};

/** Turns a record into the view of the contract, its last refusal in the reader's language. */
export function presentFlow(
  { record, delivery, secrets, token, handed, resumed }: FlowShown,
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
    result: withTokens(result, { handed, resumed }),
    ...(token !== undefined && { token }),
  };
}

/** What became of a message its receipt tells, and not the workflow. */
function presentStep(step: OpenStep, delivery: FlowShown['delivery']): OpenStep {
  const { otp } = step;
  return { ...step, ...(otp && delivery && { otp: { ...otp, delivery } }) };
}

function withTokens(
  result: FlowRecord['result'],
  { handed, resumed }: Pick<FlowShown, 'handed' | 'resumed'>,
): FlowRecord['result'] {
  if (result && handed && 'session' in result) {
    return { ...result, session: { ...result.session, ...handed.tokens } };
  }
  if (result && resumed !== undefined && 'flow' in result) {
    return { flow: { ...result.flow, token: resumed } };
  }
  return result;
}

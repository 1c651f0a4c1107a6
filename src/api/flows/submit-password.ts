import { randomUUID } from 'node:crypto';
import type { FlowRow } from '../../db/flows/flows.ts';
import { checkPassword, guidePasswordPolicy } from '../../domain/account/password.ts';
import {
  answerSubmission,
  answerWith,
  isCompletedBy,
  refusedAsEnded,
  refusedAt,
  type SubmissionAnswer,
} from './answer-submission.ts';
import type { Flows } from '../temporal/flows.ts';
import type { HashPassword } from './hash-password.ts';
import { presentFlow } from './present-flow.ts';
import { Refused } from '../http/refused.ts';
import { refuseFlow } from './refuse-flow.ts';
import { isMacOfStep, requestMac } from './request-mac.ts';
import { countIfCompleted, type SubmitDeps, type Submitting } from './submit.ts';
import { toCredential } from './to-credential.ts';

const step = 'password';

export type PasswordDeps = SubmitDeps & {
  flows: Pick<Flows, 'recall'>;
  hashPassword: HashPassword;
  isCommonPassword: (password: string) => boolean;
};

type Typed = { password: string; repeated: string };

/**
 * Takes a password to its flow. A step that is not open and a password against the rule are refused
 * here, before the hash, which costs more than all the rest of the request.
 */
export async function submitPassword(
  deps: PasswordDeps,
  flowId: string,
  request: Submitting,
  typed: Typed,
): Promise<SubmissionAnswer<200>> {
  const { idempotencyKey: givenKey } = request;
  const row = await deps.rows.read(flowId);
  if (!row || !isOpen(row)) return answerAgain(deps, flowId, request, { row, typed });

  refuseBadPassword(deps, row, typed);
  const idempotencyKey = givenKey ?? randomUUID();
  const data = await toCredential(deps, flowId, idempotencyKey, typed.password);
  const mac = requestMac(deps.keys, step, data);
  const outcome = await deps.flows.submit(flowId, { step, data, idempotencyKey, requestMac: mac });
  countIfCompleted(deps.metrics, outcome);
  const { reader } = request;
  const submitted = { flowId, requestMac: mac, reader, step, success: 200 } as const;
  return answerSubmission(deps.rows, submitted, outcome);
}

function isOpen({ record }: FlowRow): boolean {
  return record.step?.name === step && record.step.actions.includes('submit');
}

/** Same key and body, same answer: when the first one was lost on the way, the step is past. */
async function answerAgain(
  deps: PasswordDeps,
  flowId: string,
  { reader, idempotencyKey: givenKey }: Submitting,
  { row, typed }: { row: FlowRow | null; typed: Typed },
): Promise<SubmissionAnswer<200>> {
  // Nothing is hashed for a second click: what was sent first counts.
  if (row && !givenKey && isCompletedBy(row.record, step)) {
    return { status: 200, json: presentFlow(row, reader) };
  }
  const earlier = row && givenKey ? await deps.flows.recall(flowId, givenKey) : null;
  // Whose key it was is known before the body is: nothing is hashed for that of another step.
  if (earlier && !isMacOfStep(earlier.requestMac, step)) throw new Refused('IdempotencyKeyReused');
  // The account may be made, and its workflow not know: it takes the same submission then.
  const isUnheard = row?.record.status === 'completed' && !earlier;
  if (!givenKey || !(earlier ?? isUnheard)) {
    throw row?.record.status === 'open' ? refusedAt('StepNotOpen', row) : refusedAsEnded(row);
  }
  const data = await toCredential(deps, flowId, givenKey, typed.password);
  const mac = requestMac(deps.keys, step, data);
  const submitted = { flowId, requestMac: mac, reader, step, success: 200 } as const;
  if (earlier) return answerWith(submitted, earlier);
  const submission = { step, data, idempotencyKey: givenKey, requestMac: mac } as const;
  return answerSubmission(deps.rows, submitted, await deps.flows.submit(flowId, submission));
}

function refuseBadPassword(
  { isCommonPassword }: PasswordDeps,
  row: FlowRow,
  { password, repeated }: Typed,
): void {
  if (password !== repeated) {
    const errors = [{ pointer: '/repeated', code: 'InvalidValue' } as const];
    throw refuseFlow({ code: 'PasswordsDiffer', errors }, row);
  }
  // A flow that is open at this step has come past the details: without them there is no rule.
  const { documentNumber, phone, fullName } = row.personal ?? {};
  if (documentNumber === undefined || phone === undefined || fullName === undefined) {
    throw new Error('A flow at its password without the details.');
  }
  const personal = { documentNumber, phone, fullName };
  const broken = checkPassword(password, guidePasswordPolicy, personal, isCommonPassword);
  if (broken.length === 0) return;
  const errors = broken.map((code) => ({ pointer: '/password', code }));
  throw refuseFlow({ code: 'PasswordTooWeak', errors }, row);
}

import type { ChangeRequest } from '../../domain/account/change-request.ts';
import type { SignInRequest } from '../../domain/account/sign-in.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import {
  type AnyFlow,
  declarationOf,
  isResumable,
  type OfferedKind,
} from '../../domain/flows/flows.ts';
import { kinds, startPath } from '../../domain/flows/kinds.ts';
import { startedRecord } from '../../domain/flows/started-record.ts';
import type { Keys } from '../../platform/keys.ts';
import type { FlowSettings } from '../../workflows/engine/flow-settings.ts';
import { requireGeneration } from '../http/access/flow-token.ts';
import type { Reader } from '../http/present-problem.ts';
import { Refused } from '../http/refused.ts';
import type { Flows } from '../temporal/flows.ts';
import { type SubmissionAnswer, answerSubmission } from './answer-submission.ts';
import { flowAnswer } from './flow-answer.ts';
import { firstGeneration, flowTokenOf, type Generation, referenceOf } from './flow-identity.ts';
import type { FlowRows } from './flow-rows.ts';
import type { StartPlaces } from './start-places.ts';
import { submissionProblems } from './submission-operation.ts';
import type { SubmittedData } from './submit.ts';

export type BeginDeps = {
  keys: Keys;
  flows: Pick<Flows, 'start' | 'submit'>;
  rows: Pick<FlowRows, 'read' | 'accept'>;
  flowSettings: Readonly<Record<OfferedKind, FlowSettings>>;
  metrics: { countStart: (flow: AnyFlow) => void };
  now: () => Date;
};

/** A flow that was let in, with what it is started with. */
export type Beginning = {
  name: AnyFlow;
  flowId: string;
  /** Whether there is a flow of this id: then this is a repeated start. */
  known: boolean;
  /** Tells the start's body from any other. */
  startMac: string;
  submission: SubmittedData;
  idempotencyKey: string;
  signIn?: SignInRequest;
  change?: ChangeRequest;
};

/** What the route of every start has; `id` is the operation's in the document. */
export function declaredStart(name: AnyFlow, id: string, startPlaces: StartPlaces) {
  const { kind } = name;
  const { title, refusals } = declarationOf(name);
  const does = kinds[kind].title;
  return {
    method: 'post',
    path: startPath(name),
    bound: startPlaces,
    idempotencyKey: 'required',
    answers: {
      201: {
        description: 'The flow at its next step; `token` opens it from now on.',
        schema: flowAnswer,
      },
      202: {
        description: 'Accepted, not answered yet: the flow tells the rest.',
        schema: flowAnswer,
      },
    },
    refusals: [
      'StepNotOpen',
      ...submissionProblems,
      'TooManyRequests',
      'ProcessingDelayed',
      ...(isResumable(name) ? (['FlowTakenUp'] as const) : []),
      ...refusals,
    ],
    operation: {
      id,
      tag: kind,
      summary: { vi: `${does.vi}: ${title.vi}`, en: `${does.en}: ${title.en}` },
    },
  } as const;
}

/** Starts a flow with its first submission; a repeated start is the submission alone. */
export async function beginFlow(
  deps: BeginDeps,
  { name, flowId, known, startMac, signIn, change, ...begun }: Beginning,
  reader: Reader,
): Promise<SubmissionAnswer<201>> {
  const { keys, rows, flows } = deps;
  const { idempotencyKey } = begun;
  const submission = { ...begun.submission, idempotencyKey, requestMac: startMac };
  const settings = deps.flowSettings[name.kind];
  const input = { flowId, reference: referenceOf(flowId), settings };
  const generation = firstGeneration(name);
  if (known) await requireSameStart(rows, flowId, { startMac, generation });
  const outcome = known
    ? await flows.submit(flowId, submission)
    : await flows.start(
        {
          ...name,
          ...input,
          language: reader.language,
          startMac,
          ...(signIn && { signIn }),
          ...(change && { change }),
        },
        submission,
      );
  if (outcome.kind === 'pending') {
    await rows.accept(acceptedRecord(name, input, deps.now()), startMac);
  }
  if (!known && outcome.kind !== 'unavailable') deps.metrics.countStart(name);
  const token = flowTokenOf(keys, flowId, generation);
  const started = { flowId, requestMac: startMac, reader, success: 201, token } as const;
  return answerSubmission(deps, started, outcome);
}

/**
 * A flow whose row is there is never started anew: its workflow may have been gone since Temporal's
 * retention ended, and another one under its id would make an account for somebody else. One that was taken
 * up on another device is told there alone.
 */
async function requireSameStart(
  rows: Pick<FlowRows, 'read'>,
  flowId: string,
  { startMac, generation }: { startMac: string; generation: Generation },
): Promise<void> {
  const row = await rows.read(flowId);
  if (!row) return;
  if (row.startMac !== startMac) throw new Refused('IdempotencyKeyReused');
  requireGeneration(row, generation);
}

/** What is shown of a flow that is accepted, until its workflow writes the first waiting point. */
function acceptedRecord(
  name: AnyFlow,
  {
    settings: { deadlineMs },
    ...input
  }: { flowId: string; reference: string; settings: FlowSettings },
  now: Date,
): FlowRecord {
  return startedRecord(name, { ...input, deadlineMs }, now.getTime(), {
    waitingFor: declarationOf(name).asksFirst,
    actions: ['cancel'],
  });
}

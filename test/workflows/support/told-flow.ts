import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  ApplicationFailure,
  type Client,
  type Workflow,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowUpdateFailedError,
  isGrpcServiceError,
} from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import type { Activities } from '../../../src/activities/activities.ts';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import type { ChangeRequest } from '../../../src/domain/account/change-request.ts';
import type { SignInRequest } from '../../../src/domain/account/sign-in.ts';
import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import type { FlowSettings } from '../../../src/workflows/engine/flow-settings.ts';
import type { StepAnswer, Submission } from '../../../src/workflows/engine/messages.ts';
import type { FlowOutcome } from '../../../src/workflows/engine/run-flow.ts';
import { searchAttributes } from '../../../src/workflows/engine/search-attributes.ts';
import { until } from '../../support/until.ts';

type WithoutKey<S> = S extends unknown ? Omit<S, 'idempotencyKey' | 'requestMac'> : never;
/** What is submitted, without what only the edge adds. */
export type Sent = WithoutKey<Submission>;

/** What an outside system's client throws while nobody answers there. */
export const away = new OutsideSystemError({
  system: 'ca',
  reason: 'down',
  message: 'away',
  retryable: true,
});

type Given = {
  taskQueue: string;
  workflow: string;
  settings: FlowSettings;
  signIn: SignInRequest | undefined;
  change: ChangeRequest | undefined;
};

/** One flow of a test, as its citizen, staff and providers meet it. */
export function toldFlow(
  client: Client,
  { taskQueue, workflow, settings, signIn, change }: Given,
  saved: SavedFlow[],
  activities: Activities,
) {
  const flowId = `f${randomUUID().replaceAll('-', '')}`;
  const handle = client.workflow.getHandle(flowId);
  const withKey = (what: Sent): Submission => ({
    ...what,
    idempotencyKey: randomUUID(),
    requestMac: 'm',
  });
  const start = (what: Sent): Promise<StepAnswer> => {
    const submission = withKey(what);
    const startWorkflowOperation = new WithStartWorkflowOperation(workflow, {
      workflowId: flowId,
      taskQueue,
      args: [
        {
          flowId,
          reference: 'DD-7K3F-92QX',
          language: 'vi',
          startMac: 'm',
          settings,
          ...(signIn && { signIn }),
          ...(change && { change }),
        },
      ],
      workflowIdConflictPolicy: WorkflowIdConflictPolicy.FAIL,
    });
    return client.workflow.executeUpdateWithStart<Workflow, StepAnswer, [Submission]>(
      'submitStep',
      { updateId: submission.idempotencyKey, args: [submission], startWorkflowOperation },
    );
  };
  const submit = (what: Sent): Promise<StepAnswer> => {
    const submission = withKey(what);
    return untilTaken(() =>
      handle.executeUpdate<StepAnswer, [Submission]>('submitStep', {
        updateId: submission.idempotencyKey,
        args: [submission],
      }),
    );
  };
  const now = (): Promise<FlowRecord> => handle.query<FlowRecord>('getFlow');
  return {
    handle,
    /** Every waiting point that was written, the first one first. */
    saved,
    /** Has an outside system keep an activity from its work for as long as something is so. */
    spoil: (name: keyof Activities, isAway: () => boolean): void => {
      const working: unknown = Reflect.get(activities, name);
      Reflect.set(activities, name, (input: unknown): unknown => {
        if (isAway()) return Promise.reject(away);
        if (typeof working !== 'function') throw new Error(`no activity ${name}`);
        const done: unknown = Reflect.apply(working, undefined, [input]);
        return done;
      });
    },
    /** Has an activity answer otherwise from now on. */
    replace: <A extends keyof Activities>(name: A, answer: Activities[A]): void => {
      Reflect.set(activities, name, answer);
    },
    start,
    submit,
    /** The code that a submission is rejected with, before anything of it is recorded. */
    rejection: async (what: Sent): Promise<string | undefined> => {
      const tried = await answerOrRejection(submit, what);
      return typeof tried === 'string' ? tried : undefined;
    },
    /** The answer to a submission, or the code that it is rejected with. */
    tried: (what: Sent): Promise<StepAnswer | string> => answerOrRejection(submit, what),
    now,
    /** The flow as soon as it is so. */
    seen: (what: string, isSo: (flow: FlowRecord) => boolean): Promise<FlowRecord> =>
      until(what, async () => {
        const record = await now();
        return isSo(record) && record;
      }),
    /** Whom the flow waits for as operators may search by; undefined where nothing is to be found. */
    searchedBy: async (): Promise<string | undefined> =>
      (await handle.describe()).typedSearchAttributes.get(searchAttributes.waitingFor),
    /** Waits until something comes to be of this value. */
    until: <T>(what: string, read: () => Promise<T>, value: T): Promise<true> =>
      until(what, async () => (await read()) === value),
    result: () => client.workflow.result<() => Promise<FlowOutcome>>(flowId),
    /** Stores the history for the replay test where `RECORD_HISTORIES` is set. */
    record: async (name: string): Promise<void> => {
      if (process.env['RECORD_HISTORIES'] === undefined) return;
      const file = path.join(import.meta.dirname, '../../histories', `${name}.json`);
      await writeFile(file, `${historyToJSON(await handle.fetchHistory())}\n`);
    },
  };
}

export type ToldFlow = ReturnType<typeof toldFlow>;

/** Status code of gRPC. */
const failedPrecondition: number = 9;

/**
 * The same update again where the server has given it up, since something else came for the workflow while
 * it worked on it: as the API sends it again.
 */
async function untilTaken<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send();
    } catch (error) {
      const cause = error instanceof Error ? error.cause : undefined;
      const code: number | undefined = isGrpcServiceError(cause) ? cause.code : undefined;
      if (code !== failedPrecondition) throw error;
    }
  }
}

async function answerOrRejection(
  submit: (what: Sent) => Promise<StepAnswer>,
  what: Sent,
): Promise<StepAnswer | string> {
  try {
    return await submit(what);
  } catch (error) {
    if (!(error instanceof WorkflowUpdateFailedError)) throw error;
    const { cause } = error;
    return (cause instanceof ApplicationFailure && cause.type) || 'unknown';
  }
}

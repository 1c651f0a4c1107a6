import {
  type Client,
  type Workflow,
  WithStartWorkflowOperation,
  WorkflowIdConflictPolicy,
  WorkflowIdReusePolicy,
} from '@temporalio/client';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { flows } from '../../domain/flows/flows.ts';
import type { Logger } from '../../platform/log.ts';
import type { StartFlow } from '../../workflows/engine/flow-input.ts';
import type { StepAnswer, Submission } from '../../workflows/engine/messages.ts';
import { searchAttributes } from '../../workflows/engine/search-attributes.ts';
import type { FlowEvent, Flows, StepOutcome } from '../deps.ts';
import { createOffers, type Offers, type Send } from './keep-offering.ts';
import { outcomeOfError } from './temporal-errors.ts';

const updateName = 'submitStep';
/** How long an answer given before may take to be found again. */
const recallMs = 2_000;
/** How long a callback's event may take to be told. */
const tellMs = 3_000;
/** How long Temporal may take to show that it is there. */
const probeMs = 1_000;

type Options = {
  client: Client;
  taskQueue: string;
  /** How long one submission may wait for its answer. */
  deadlineMs: number;
  log: Logger;
};

/**
 * The flows on Temporal: a start is an update-with-start under the flow's id, a step is an update
 * under its idempotency key, so that the server itself takes every repetition for one.
 */
export function createTemporalFlows(options: Options): Flows & Pick<Offers, 'close'> {
  const { client, deadlineMs } = options;
  const offers = createOffers(client, options.log);

  /** Within the deadline; past it, the submission is offered on in the background. */
  async function attempt(
    flowId: string,
    key: string,
    send: Send,
    deadline = Date.now() + deadlineMs,
  ): Promise<StepOutcome> {
    try {
      const answer = await client.withDeadline(deadline, send);
      return { kind: 'answer', answer };
    } catch (error) {
      const outcome = outcomeOfError(error);
      if (outcome.kind === 'dropped') return attempt(flowId, key, send, deadline);
      if (outcome.kind === 'rejected') return { ...outcome, flow: await look(client, flowId) };
      if (outcome.kind === 'ended') {
        // A start is not taken after the end, but repeated it has the answer that it had.
        const answer = await recall(client, flowId, key);
        return answer ? { kind: 'answer', answer } : outcome;
      }
      if (outcome.kind !== 'pending') return outcome;
      // A deadline alone does not say whether the server was reached at all.
      if (!(await isRunning(client, flowId)))
        return { kind: 'unavailable', code: 'ServiceUnavailable' };
      offers.keepOffering(flowId, send);
      return outcome;
    }
  }

  return {
    start: (input, submission) =>
      attempt(input.flowId, submission.idempotencyKey, () => startWith(options, input, submission)),
    submit: (flowId, submission) =>
      attempt(flowId, submission.idempotencyKey, () => sendUpdate(client, flowId, submission)),
    tell: (flowId, event) => tell(client, flowId, event),
    recall: (flowId, idempotencyKey) => recall(client, flowId, idempotencyKey),
    close: offers.close,
  };
}

/** The flow as its workflow knows it: the row may be ahead of it, or behind. */
async function look(client: Client, flowId: string): Promise<FlowRecord | null> {
  try {
    const handle = client.workflow.getHandle(flowId);
    return await client.withDeadline(Date.now() + recallMs, () =>
      handle.query<FlowRecord>('getFlow'),
    );
  } catch {
    return null; // the row has to do
  }
}

async function tell(
  client: Client,
  flowId: string,
  { signal, ...event }: FlowEvent,
): Promise<'told' | 'ended' | 'unavailable'> {
  const handle = client.workflow.getHandle(flowId);
  try {
    await client.withDeadline(Date.now() + tellMs, () => handle.signal(signal, event));
    return 'told';
  } catch (error) {
    const { kind } = outcomeOfError(error);
    return kind === 'ended' ? 'ended' : 'unavailable';
  }
}

async function recall(
  client: Client,
  flowId: string,
  updateId: string,
): Promise<StepAnswer | null> {
  const handle = client.workflow.getHandle(flowId).getUpdateHandle<StepAnswer>(updateId);
  try {
    return await client.withDeadline(Date.now() + recallMs, () => handle.result());
  } catch {
    return null; // never submitted, or not to be found now: the flow says where it stands
  }
}

async function startWith(
  { client, taskQueue }: Options,
  input: StartFlow,
  submission: Submission,
): Promise<StepAnswer> {
  const { kind, workflow } = flows[input.method];
  // Good for one call only, so each try makes its own.
  const startWorkflowOperation = new WithStartWorkflowOperation(workflow, {
    workflowId: input.flowId,
    taskQueue,
    args: [input],
    typedSearchAttributes: [
      { key: searchAttributes.method, value: input.method },
      { key: searchAttributes.reference, value: input.reference },
    ],
    staticSummary: `${input.reference} · ${kind} · ${input.method}`,
    workflowIdConflictPolicy: WorkflowIdConflictPolicy.USE_EXISTING,
    workflowIdReusePolicy: WorkflowIdReusePolicy.REJECT_DUPLICATE,
  });
  return client.workflow.executeUpdateWithStart<Workflow, StepAnswer, [Submission]>(updateName, {
    updateId: submission.idempotencyKey,
    args: [submission],
    startWorkflowOperation,
  });
}

function sendUpdate(client: Client, flowId: string, submission: Submission): Promise<StepAnswer> {
  const handle = client.workflow.getHandle(flowId);
  return handle.executeUpdate<StepAnswer, [Submission]>(updateName, {
    updateId: submission.idempotencyKey,
    args: [submission],
  });
}

async function isRunning(client: Client, flowId: string): Promise<boolean> {
  try {
    const handle = client.workflow.getHandle(flowId);
    const found = await client.withDeadline(Date.now() + probeMs, () => handle.describe());
    return found.status.name === 'RUNNING';
  } catch {
    return false; // out of reach, or never started: both mean that nothing was accepted
  }
}

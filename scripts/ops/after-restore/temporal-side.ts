import type { Client, WorkflowExecutionInfo } from '@temporalio/client';
import { WorkflowNotFoundError } from '@temporalio/client';
import { searchAttributes } from '../../../src/workflows/engine/search-attributes.ts';

/** A flow as Temporal tells of its workflow. */
export type WorkflowState = {
  flowId: string;
  reference: string;
  type: string;
  status: WorkflowExecutionInfo['status']['name'];
};

const pageSize = 1_000;

/** How long Temporal may take to answer one call, and to list everything. */
const callMs = 10_000;
const listMs = 3_600_000;

/** One call at most so long. */
export function soon<T>(client: Client, call: () => Promise<T>): Promise<T> {
  return client.withDeadline(Date.now() + callMs, call);
}

/** The flows whose workflows run, and those that were completed since a time, as far as they are indexed. */
export async function listFlows(
  client: Client,
  taskQueue: string,
  completedSince: Date,
): Promise<{ running: WorkflowState[]; completed: WorkflowState[] }> {
  const ofOurs = `TaskQueue = "${taskQueue}"`;
  const since = completedSince.toISOString();
  return {
    running: await list(client, `${ofOurs} AND ExecutionStatus = "Running"`),
    completed: await list(
      client,
      `${ofOurs} AND ExecutionStatus = "Completed" AND CloseTime >= "${since}"`,
    ),
  };
}

async function list(client: Client, query: string): Promise<WorkflowState[]> {
  return client.withDeadline(Date.now() + listMs, async () => {
    const found: WorkflowState[] = [];
    for await (const told of client.workflow.list({ query, pageSize })) {
      const reference = told.typedSearchAttributes.get(searchAttributes.reference);
      // Whatever has none is no flow: a schedule's workflow.
      if (reference !== undefined) found.push(stateOf(told, reference));
    }
    return found;
  });
}

/** The workflow of a flow, whatever the index says of it; null: Temporal knows none. */
export async function describeFlow(client: Client, flowId: string): Promise<WorkflowState | null> {
  try {
    const told = await soon(client, () => client.workflow.getHandle(flowId).describe());
    return stateOf(told, told.typedSearchAttributes.get(searchAttributes.reference) ?? '');
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

function stateOf(
  { workflowId, type, status }: Pick<WorkflowExecutionInfo, 'workflowId' | 'type' | 'status'>,
  reference: string,
): WorkflowState {
  return { flowId: workflowId, reference, type, status: status.name };
}

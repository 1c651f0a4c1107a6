import { type Client, WorkflowNotFoundError } from '@temporalio/client';
import type { FlowsAtTemporal, WorkflowState } from '../activities/schedules/flows-at-temporal.ts';
import type { FlowRecord } from '../domain/flows/flow-record.ts';
import type { FlowOutcome } from '../workflows/engine/run-flow.ts';

const callMs = 5_000;

/** The flows of a task queue at Temporal; the client has the keys of their payloads. */
export function flowsAtTemporal(client: Client, taskQueue: string): FlowsAtTemporal {
  const within = <T>(call: () => Promise<T>) => client.withDeadline(Date.now() + callMs, call);
  const handle = (flowId: string) => client.workflow.getHandle(flowId);
  return {
    stateOf: (flowId) => within(() => stateOf(client, flowId)),
    running: (page, { atOnce, settleMs }) =>
      within(async () => {
        const began = new Date(Date.now() - settleMs).toISOString();
        const { executions, nextPageToken } = await client.workflowService.listWorkflowExecutions({
          namespace: client.options.namespace,
          query: `TaskQueue = "${taskQueue}" AND ExecutionStatus = "Running"
            AND FlowReference IS NOT NULL AND StartTime <= "${began}"`,
          pageSize: atOnce,
          ...(page !== null && { nextPageToken: Buffer.from(page, 'base64') }),
        });
        const flowIds = executions.flatMap(({ execution }) => execution?.workflowId ?? []);
        const next = Buffer.from(nextPageToken).toString('base64');
        return { flowIds, next: next === '' ? null : next };
      }),
    recordOf: (flowId) =>
      within(() => handle(flowId).query<FlowRecord>('getFlow')).catch(() => null),
    writeAgain: (flowId, sequence) =>
      within(() => ifThere(handle(flowId).signal('writeAgain', { sequence }))),
    tell: (flowId, signal, event) => within(() => ifThere(handle(flowId).signal(signal, event))),
    cancel: (flowId) => within(() => ifThere(handle(flowId).cancel())),
  };
}

async function stateOf(client: Client, flowId: string): Promise<WorkflowState> {
  const handle = client.workflow.getHandle<() => Promise<FlowOutcome>>(flowId);
  try {
    const { status } = await handle.describe();
    if (status.name !== 'COMPLETED') return { name: status.name };
    return { name: 'COMPLETED', status: (await handle.result()).status };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { name: 'MISSING' };
    throw error;
  }
}

/** What has ended meanwhile needs nothing. */
async function ifThere(call: Promise<unknown>): Promise<void> {
  await call.catch((error: unknown) => {
    if (!(error instanceof WorkflowNotFoundError)) throw error;
  });
}

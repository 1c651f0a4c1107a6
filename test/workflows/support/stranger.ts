import { randomUUID } from 'node:crypto';
import { Client, type Connection } from '@temporalio/client';
import proto, { type temporal } from '@temporalio/proto';
import { until } from '../../support/until.ts';

type RawPayload = temporal.api.common.v1.IPayload;

const namespace = 'default';
const untilCompleted =
  proto.temporal.api.enums.v1.UpdateWorkflowExecutionLifecycleStage
    .UPDATE_WORKFLOW_EXECUTION_LIFECYCLE_STAGE_COMPLETED;

/** Somebody who reaches the Temporal server, and has no keys: what the Temporal UI and its CLI can do. */
export function strangerAt(connection: Connection) {
  const { workflowService } = connection;
  const client = new Client({ connection, namespace });
  const history = (workflowId: string) => client.workflow.getHandle(workflowId).fetchHistory();
  const pending = async (workflowId: string) => {
    const { raw } = await client.workflow.getHandle(workflowId).describe();
    return raw.pendingActivities?.at(0)?.activityId ?? undefined;
  };
  return {
    client,
    history,
    signal: async (
      workflowId: string,
      signalName: string,
      payloads: RawPayload[],
    ): Promise<void> => {
      const workflowExecution = { workflowId };
      const requestId = randomUUID();
      const input = { payloads };
      await workflowService.signalWorkflowExecution({
        namespace,
        workflowExecution,
        signalName,
        requestId,
        input,
      });
    },
    /** The type of the failure that an update is answered with. */
    update: async (workflowId: string, update: string, payloads: RawPayload[]) => {
      const { outcome } = await workflowService.updateWorkflowExecution({
        namespace,
        workflowExecution: { workflowId },
        waitPolicy: { lifecycleStage: untilCompleted },
        request: {
          meta: { updateId: randomUUID() },
          input: { name: update, args: { payloads } },
        },
      });
      return outcome?.failure?.applicationFailureInfo?.type;
    },
    /** The id of the activity that is pending, once it is another one than before. */
    pendingActivity: (workflowId: string, before?: string): Promise<string> =>
      until('a pending activity', async () => {
        const activityId = await pending(workflowId);
        return activityId !== undefined && activityId !== before && activityId;
      }),
    complete: async (workflowId: string, activityId: string, result: RawPayload): Promise<void> => {
      await workflowService.respondActivityTaskCompletedById({
        namespace,
        workflowId,
        activityId,
        result: { payloads: [result] },
      });
    },
    fail: async (workflowId: string, activityId: string): Promise<void> => {
      const applicationFailureInfo = { type: 'ByHand', nonRetryable: true };
      await workflowService.respondActivityTaskFailedById({
        namespace,
        workflowId,
        activityId,
        failure: { message: 'by hand', applicationFailureInfo },
      });
    },
  };
}

export function plainPayload(value: unknown): RawPayload {
  return {
    metadata: { encoding: Buffer.from('json/plain') },
    data: Buffer.from(JSON.stringify(value)),
  };
}

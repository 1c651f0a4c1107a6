import type { Connection } from '@temporalio/client';
import { msToTs, tsToMs } from '@temporalio/common/lib/time.js';
import proto from '@temporalio/proto';
import { searchAttributes } from '../../src/workflows/engine/search-attributes.ts';
import { retentionDays } from './judge-retention.ts';
import { type TemporalAddress, withTemporal } from './with-temporal.ts';

type Server = TemporalAddress & { namespace: string };

const { IndexedValueType, TaskQueueType } = proto.temporal.api.enums.v1;

const grpcNotFound = 5;

/**
 * Makes the namespace unless it is there, and the search attributes that it lacks. Throws when the
 * server does not answer: it is also how to ask whether it does.
 */
export async function prepareTemporal({ namespace, ...server }: Server): Promise<void> {
  await withTemporal(server, async (connection) => {
    const { workflowService, operatorService } = connection;
    if (!(await hasNamespace(connection, namespace))) {
      const workflowExecutionRetentionPeriod = msToTs(`${retentionDays} days`);
      await workflowService.registerNamespace({ namespace, workflowExecutionRetentionPeriod });
    }
    const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
    const missing = Object.values(searchAttributes).filter(
      ({ name }) => !(name in customAttributes),
    );
    if (missing.length === 0) return;
    await operatorService.addSearchAttributes({
      namespace,
      searchAttributes: Object.fromEntries(
        missing.map(({ name, type }) => [name, IndexedValueType[`INDEXED_VALUE_TYPE_${type}`]]),
      ),
    });
  });
}

/** For how many days the namespace keeps workflows that have ended. */
export async function keptDays({ namespace, ...server }: Server): Promise<number> {
  return withTemporal(server, async ({ workflowService }) => {
    const { config } = await workflowService.describeNamespace({ namespace });
    return tsToMs(config?.workflowExecutionRetentionTtl) / 86_400_000;
  });
}

/** Whether the worker process `pid` of this machine asks for workflow tasks by now. */
export async function isPolling(
  server: Server & { taskQueue: string },
  pid: number,
): Promise<boolean> {
  return withTemporal(server, async ({ workflowService }) => {
    const { pollers } = await workflowService.describeTaskQueue({
      namespace: server.namespace,
      taskQueue: { name: server.taskQueue },
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    });
    // The SDK names a worker by its process id and host.
    return pollers.some(({ identity }) => identity?.startsWith(`${pid}@`) === true);
  });
}

async function hasNamespace(connection: Connection, namespace: string): Promise<boolean> {
  try {
    await connection.workflowService.describeNamespace({ namespace });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === grpcNotFound) return false;
    throw error;
  }
}

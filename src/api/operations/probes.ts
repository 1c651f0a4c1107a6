import { connect } from 'node:net';
import type { Connection } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Config } from '../../platform/config.ts';
import type { Database } from '../../db/database.ts';
import type { Probe, Probes } from './readiness.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;
const probeMs = 1_500;
/** A worker's poll lasts a minute: one that was seen longer ago is gone. */
const pollerSeenMs = 70_000;

/** What the API asks to know whether it can serve: its own connections, and the workers behind them. */
export function createProbes(
  config: Config,
  { database, connection }: { database: Database; connection: Connection },
): Probes {
  return {
    required: {
      database: () => database.ping().then(() => true),
      temporal: () =>
        connection.withDeadline(Date.now() + probeMs, async () => {
          await connection.workflowService.getSystemInfo({});
          return true;
        }),
      worker: () => hasWorker(connection, config.temporal),
    },
    // Down, they keep flows waiting; the API can serve all the same.
    informational: {
      carrier: acceptsAt(config.carrier.url),
      insurer: acceptsAt(config.insurer.url),
      simProvider: acceptsAt(config.simProvider.url),
      vietnamPost: acceptsAt(config.post.issuer),
      sms: accepts(config.sms.host, config.sms.port),
    },
  };
}

async function hasWorker(
  connection: Connection,
  { namespace, taskQueue }: Config['temporal'],
): Promise<boolean> {
  const { pollers } = await connection.withDeadline(Date.now() + probeMs, () =>
    connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    }),
  );
  const oldest = (Date.now() - pollerSeenMs) / 1000;
  return pollers.some(({ lastAccessTime }) => Number(lastAccessTime?.seconds) > oldest);
}

function acceptsAt(url: string): Probe {
  const { hostname, port, protocol } = new URL(url);
  return accepts(hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
}

/** Whether something listens there; says nothing, so that no session is begun. */
function accepts(host: string, port: number): Probe {
  return () =>
    new Promise((resolve) => {
      const socket = connect({ host, port });
      const end = (isOpen: boolean) => () => {
        socket.destroy();
        resolve(isOpen);
      };
      socket.setTimeout(probeMs, end(false));
      socket.once('connect', end(true)).once('error', end(false));
    });
}

import { connect } from 'node:net';
import type { ConnectionLike } from '@temporalio/client';
import proto from '@temporalio/proto';
import type { Database } from '../../db/database.ts';
import { readWorkerReports, type WorkerReport } from '../../db/operations/worker-reports.ts';
import type { Config } from '../../platform/config.ts';
import { createPollingWorkers, type Poller } from './polling-workers.ts';
import { judgeCalls, latestCalls } from './recent-calls.ts';
import type { Probe, Probes } from './readiness.ts';

const { TaskQueueType } = proto.temporal.api.enums.v1;
const probeMs = 1_500;
/** A worker reports every two seconds: one that has not for so long is frozen, or cut off. */
const reportSeconds = 8;

/**
 * What the API asks to know whether it can serve: its own connections, and the workers behind them.
 * An outside system is down when the workers' last calls to it failed; where there were none lately,
 * when nothing listens there.
 */
export function createProbes(
  config: Config,
  { database, connection }: { database: Database; connection: ConnectionLike },
): Probes {
  const reports = () => readWorkerReports(database.db);
  const polling = createPollingWorkers();
  const followed = (system: string, accepts: Probe): Probe => {
    return async () => {
      const judged = judgeCalls(latestCalls(await reports(), system), Date.now());
      return judged ?? accepts();
    };
  };
  return {
    required: {
      database: () => database.ping().then(() => true),
      temporal: () =>
        connection.withDeadline(Date.now() + probeMs, async () => {
          await connection.workflowService.getSystemInfo({});
          return true;
        }),
      worker: async () =>
        hasWorker(await reports(), polling(await pollersOf(connection, config.temporal))),
    },
    // Down, they keep flows waiting; the API can serve all the same.
    informational: {
      carrier: followed('carrier', acceptsAt(config.carrier.url)),
      insurer: followed('insurer', acceptsAt(config.insurer.url)),
      simProvider: followed('simProvider', acceptsAt(config.simProvider.url)),
      vietnamPost: followed('vietnamPost', acceptsAt(config.post.issuer)),
      sms: followed('sms', accepts(config.sms.host, config.sms.port)),
      email: followed('email', accepts(config.email.host, config.email.port)),
    },
    // CAs are where certificates say they are: those that were asked lately.
    discovered: async () => judgeAuthorities(await reports()),
  };
}

function judgeAuthorities(reports: readonly WorkerReport[]): [name: string, isUp: boolean][] {
  const names = new Set(reports.flatMap(({ systems }) => Object.keys(systems)));
  return [...names]
    .filter((name) => name.startsWith('ca '))
    .sort()
    .flatMap((name) => {
      const isUp = judgeCalls(latestCalls(reports, name), Date.now());
      return isUp === undefined ? [] : [[name, isUp]];
    });
}

/** A worker that says that it is there, and asks Temporal for work. */
function hasWorker(reports: readonly WorkerReport[], polling: readonly string[]): boolean {
  return reports.some(
    ({ worker, secondsAgo }) => secondsAgo < reportSeconds && polling.includes(worker),
  );
}

async function pollersOf(
  connection: ConnectionLike,
  { namespace, taskQueue }: Config['temporal'],
): Promise<Poller[]> {
  const { pollers } = await connection.withDeadline(Date.now() + probeMs, () =>
    connection.workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType: TaskQueueType.TASK_QUEUE_TYPE_WORKFLOW,
    }),
  );
  return pollers;
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

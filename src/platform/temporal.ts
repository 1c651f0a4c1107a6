import { fileURLToPath } from 'node:url';
import { NativeConnection, Worker, type WorkerOptions } from '@temporalio/worker';
import type { Activities } from '../activities/activities.ts';
import type { TemporalSettings } from './config/outside.ts';
import type { Keys } from './keys.ts';
import { createDataConverter } from './payload-codec.ts';

/**
 * What a worker of this system is made of, whichever process hosts it: the workflows of
 * `src/workflows`, their activities, and payloads encrypted under `keys`.
 */
export async function createFlowWorker(options: {
  connection: NativeConnection;
  temporal: Pick<TemporalSettings, 'namespace' | 'taskQueue'>;
  keys: Keys;
  activities: Activities;
}): Promise<Worker> {
  return Worker.create({
    ...workerTuning,
    connection: options.connection,
    namespace: options.temporal.namespace,
    taskQueue: options.temporal.taskQueue,
    workflowsPath,
    bundlerOptions,
    activities: options.activities,
    dataConverter: createDataConverter(options.keys),
  });
}

/** A worker's connection. Uncompressed: what is encrypted does not get smaller, it only costs. */
export function connectWorker(address: string): Promise<NativeConnection> {
  return NativeConnection.connect({ address, grpcCompression: { codec: 'none' } });
}

/** The module that exports every workflow; also what a replay of stored histories is run on. */
export const workflowsPath = fileURLToPath(new URL('../workflows/index.ts', import.meta.url));

const stackDepthPath = fileURLToPath(
  new URL('../workflows/engine/stack-depth.ts', import.meta.url),
);

const bundlerOptions = {
  preloadModules: [stackDepthPath],
} satisfies WorkerOptions['bundlerOptions'];

const workerTuning = {
  // The SDK's default grows with the heap; a cached flow costs memory until it ends.
  maxCachedWorkflows: 500,
  // How long a flow waits for a worker that has died before another one takes it.
  stickyQueueScheduleToStartTimeout: '2s',
  shutdownGraceTime: '5s',
} satisfies Partial<WorkerOptions>;

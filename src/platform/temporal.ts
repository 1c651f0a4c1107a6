import { asyncLocalStorage } from '@temporalio/activity';
import { Connection } from '@temporalio/client';
import {
  type ActivityInterceptorsFactory,
  type InjectedSinks,
  NativeConnection,
  type PatchActivationCallback,
  Worker,
  type WorkerOptions,
} from '@temporalio/worker';
import type { Activities } from '../activities/activities.ts';
import { authenticActivities } from './authentic-activities.ts';
import type { TemporalSettings } from './config/outside.ts';
import type { Keys } from './keys.ts';
import { nameFailures } from './name-failures.ts';
import { createWorkerDataConverter } from './payload-codec.ts';
import type { FlowSinks } from '../workflows/engine/journey.ts';
import { LeanWorker } from './sandbox/lean-worker.ts';
import { temporalTls } from './temporal-tls.ts';
import { preloadModules, workflowsPath } from './workflow-bundle.ts';

/**
 * What a worker of this system is made of, whichever process hosts it: the workflows of
 * `src/workflows`, their activities, and payloads encrypted under `keys`.
 */
export async function createFlowWorker(options: {
  connection: NativeConnection;
  temporal: Pick<
    TemporalSettings,
    'namespace' | 'taskQueue' | 'workflowBundle' | 'workflowSandbox'
  >;
  keys: Keys;
  activities: Activities;
  /** Whether a flow that comes to a change of the workflows begins with it. */
  mayBegin: PatchActivationCallback;
  /** In the order in which they see a try of an activity. */
  activityInterceptors: ActivityInterceptorsFactory[];
  /** Hears where flows stand. */
  sinks: InjectedSinks<FlowSinks>;
}): Promise<Worker> {
  const kind = options.temporal.workflowSandbox === 'lean' ? LeanWorker : Worker;
  return kind.create({
    ...workerTuning,
    connection: options.connection,
    namespace: options.temporal.namespace,
    taskQueue: options.temporal.taskQueue,
    ...workflowsOf(options.temporal),
    interceptors: { activity: options.activityInterceptors },
    sinks: options.sinks,
    ...payloadsOfWorker(options.keys, options.activities),
    patchActivationCallback: options.mayBegin,
  });
}

/**
 * How a worker reads and writes payloads: what its activities get and give is authenticated for each
 * of them, so that neither can stand for the other.
 */
export function payloadsOfWorker(
  keys: Keys,
  activities: Parameters<typeof authenticActivities>[0],
) {
  // The SDK encodes an activity's result, or its failure, within the activity's own context.
  const isInActivity = (): boolean => asyncLocalStorage.getStore() !== undefined;
  return {
    activities: authenticActivities(nameFailures(activities)),
    dataConverter: createWorkerDataConverter(keys, { isInActivity }),
  };
}

/** Bundled before, where there is such a file; else now. */
function workflowsOf({ workflowBundle }: Pick<TemporalSettings, 'workflowBundle'>) {
  return workflowBundle === undefined
    ? { workflowsPath, bundlerOptions: { preloadModules } }
    : { workflowBundle: { codePath: workflowBundle } };
}

/** A worker's connection. Uncompressed: what is encrypted does not get smaller, it only costs. */
export function connectWorker(
  temporal: Pick<TemporalSettings, 'address' | 'tls'>,
): Promise<NativeConnection> {
  const tls = temporalTls(temporal);
  const { address } = temporal;
  return NativeConnection.connect({
    address,
    ...(tls && { tls }),
    grpcCompression: { codec: 'none' },
  });
}

/** A client's connection. Lazy: its process starts, and says what is down, also while Temporal does not run. */
export function connectClient(temporal: Pick<TemporalSettings, 'address' | 'tls'>): Connection {
  const tls = temporalTls(temporal);
  const { address } = temporal;
  return Connection.lazy({ address, ...(tls && { tls }) });
}

const workerTuning = {
  // The SDK's default grows with the heap; a cached flow costs memory until it ends.
  maxCachedWorkflows: 500,
  // How long a flow waits for a worker that has died before another one takes it.
  stickyQueueScheduleToStartTimeout: '2s',
  shutdownGraceTime: '5s',
} satisfies Partial<WorkerOptions>;

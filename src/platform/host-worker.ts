import { setTimeout as sleep } from 'node:timers/promises';
import type { NativeConnection } from '@temporalio/worker';
import type { LateConnection } from './late-connection.ts';
import { type RunningWorker, startWorker, type WorkerParts } from './start-worker.ts';
import { connectWorker } from './temporal.ts';

const pauseMs = 1_000;

/**
 * A worker in a process that does something else, too: it comes once Temporal is there, and hands
 * its connection to the `client` of that process. `ended` rejects when the worker cannot be started
 * or fails; `stop` also gives up a start, and closes the connection.
 */
export function hostWorker(parts: WorkerParts, client: LateConnection): RunningWorker {
  const stopping = new AbortController();
  const connected = connectOnceThere(parts, stopping.signal);
  const started = connected.then((connection) => {
    if (connection === undefined) return undefined;
    client.use(connection);
    return startWorker(parts, connection);
  });
  return {
    ended: started.then((worker) => worker?.ended).catch(sayThatItFailed),
    stop: async () => {
      stopping.abort();
      await started.then((worker) => worker?.stop());
      await (await connected)?.close();
    },
  };
}

function sayThatItFailed(error: unknown): never {
  throw new Error(`The worker failed, and the process ends: ${String(error)}`, { cause: error });
}

/** Asks again and again while Temporal is out of reach; undefined when it is not wanted any more. */
async function connectOnceThere(
  { config, log }: WorkerParts,
  signal: AbortSignal,
): Promise<NativeConnection | undefined> {
  while (!signal.aborted) {
    try {
      return await connectWorker(config.temporal);
    } catch (error) {
      if (!isOutOfReach(error)) throw error;
      log.warn({ error }, 'Temporal is out of reach: the worker waits for it');
      await sleep(pauseMs, undefined, { signal }).catch(() => undefined);
    }
  }
  return undefined;
}

/** The SDK's `TransportError`, whose class it keeps to itself. */
function isOutOfReach(error: unknown): boolean {
  return error instanceof Error && error.name === 'TransportError';
}

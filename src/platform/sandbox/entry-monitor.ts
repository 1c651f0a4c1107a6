import { once } from 'node:events';
import { Worker as Thread } from 'node:worker_threads';

/** What a thread beside the workflows' is told of each entry into their code. */
export type EntryMonitor = {
  /** `name` says of which workflow; its first 200 characters are kept. */
  enter: (name: string) => void;
  leave: () => void;
  stop: () => Promise<void>;
};

const threadFile = new URL('./entry-monitor-thread.cjs', import.meta.url);

/** Shared with the thread: the number of entries and leaves (odd: within one), then the name. */
const counterBytes = 4;
const nameBytes = 200;

/**
 * Starts the monitor: a workflow that is within one entry for `limitMs` loops for ever, and the
 * process is ended with a sentence that names it, since nothing else could run in it any more.
 */
export async function monitorEntries(limitMs: number): Promise<EntryMonitor> {
  const shared = new SharedArrayBuffer(counterBytes + nameBytes);
  const counter = new Int32Array(shared, 0, 1);
  const name = Buffer.from(shared, counterBytes);
  const thread = new Thread(threadFile, { workerData: { shared, limitMs } });
  await once(thread, 'online');
  thread.unref();
  return {
    enter: (entered) => {
      name.fill(0).write(entered, 'latin1');
      Atomics.add(counter, 0, 1);
    },
    leave: () => {
      Atomics.add(counter, 0, 1);
    },
    stop: async () => {
      await thread.terminate();
    },
  };
}

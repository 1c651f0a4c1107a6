import { renameSync, writeFileSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import path from 'node:path';
import { BroadcastChannel, isMainThread, threadId } from 'node:worker_threads';
import { recordingSuffix, toggleSignal } from './profile-files.ts';

/**
 * Loaded before a program that is to be profiled, by its main thread and by each of its others: one
 * signal begins to write down where their time goes, the next one writes the files. Folder and name
 * come in its own address, because the program's environment is the program's.
 */
const { searchParams } = new URL(import.meta.url);
const folder = searchParams.get('folder') ?? '.';
const thread = isMainThread ? 'main' : `thread-${threadId}`;
const file = path.join(folder, `${searchParams.get('name') ?? 'program'}-${thread}.cpuprofile`);
const samplingMicroseconds = 500;

let session: Session | undefined;

async function toggle(): Promise<void> {
  if (session) {
    const { profile } = await session.post('Profiler.stop');
    session.disconnect();
    session = undefined;
    writeFileSync(file + recordingSuffix, JSON.stringify(profile));
    renameSync(file + recordingSuffix, file);
    return;
  }
  writeFileSync(file + recordingSuffix, '');
  session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: samplingMicroseconds });
  await session.post('Profiler.start');
}

/** A signal reaches the main thread alone. */
const channel = new BroadcastChannel('bench-profiler');
channel.onmessage = () => void toggle();
channel.unref();
if (isMainThread) {
  process.on(toggleSignal, () => {
    channel.postMessage('toggle');
    void toggle();
  });
}

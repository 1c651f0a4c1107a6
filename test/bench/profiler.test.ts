import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, it } from '@jest/globals';
import {
  completeProfiles,
  recordingSuffix,
  toggleSignal,
  withProfiler,
} from '../../bench/profile/profile-files.ts';
import { selfTimes } from '../../bench/profile/self-times.ts';
import { until } from '../support/until.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-profiles-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Busy in two threads, which each say so now and then. */
const program = `
  import { Worker, isMainThread } from 'node:worker_threads';
  if (isMainThread) new Worker(new URL(import.meta.url));
  setInterval(() => {
    for (let n = 0; n < 1e7; n += 1) Math.sqrt(n);
    console.log(isMainThread ? 'main' : 'thread');
  }, 1);`;

it('writes a profile of each thread of a program, from one signal to the next', async () => {
  const file = path.join(folder, 'busy.mjs');
  writeFileSync(file, program);
  const child = spawn(process.execPath, [file], {
    env: withProfiler({ PATH: process.env['PATH'] }, folder, 'busy'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  // Several times: the first word may be of what was done before.
  const times = (word: string) => said.split(word).length - 1;
  const bothBusy = async (): Promise<void> => {
    said = '';
    await until('both threads', () =>
      Promise.resolve(Math.min(times('main'), times('thread')) > 4),
    );
  };
  try {
    await bothBusy();
    child.kill(toggleSignal);
    await until('both to be recorded', () => Promise.resolve(recording().length === 2));
    await bothBusy();
    expect(completeProfiles(folder)).toBeUndefined();
    child.kill(toggleSignal);
    const files = await until('both profiles', () => Promise.resolve(completeProfiles(folder)));
    expect(files).toEqual(['busy-main.cpuprofile', 'busy-thread-1.cpuprofile']);
    for (const name of files) {
      expect(selfTimes(readFileSync(path.join(folder, name), 'utf8')).busyMs).toBeGreaterThan(0);
    }
  } finally {
    child.kill('SIGKILL');
  }
});

function recording(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(recordingSuffix));
}

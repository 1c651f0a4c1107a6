import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';

/**
 * A process as it was written down: its id may belong to another one by now, so that it counts as
 * the same only with the same command line.
 */
export const processRecord = z.object({ pid: z.int().positive(), command: z.string().min(1) });
export type ProcessRecord = z.output<typeof processRecord>;

/** The record of a process that runs now, or undefined when there is none of that id. */
export function recordOf(pid: number): ProcessRecord | undefined {
  const command = commandLine(pid);
  return command === undefined || command === '' ? undefined : { pid, command };
}

/** Whether the very process of the record still runs. */
export function isRunning(record: ProcessRecord): boolean {
  return recordOf(record.pid)?.command === record.command;
}

/** Asks a process to end with `signal`, waits, and kills it when it has not gone in `graceMs`. */
export async function endProcess(
  record: ProcessRecord,
  options: { signal: NodeJS.Signals; graceMs: number },
): Promise<void> {
  send(record, options.signal);
  if (await isGoneWithin(record, options.graceMs)) return;
  send(record, 'SIGKILL');
  await isGoneWithin(record, options.graceMs);
}

/** Waits until the process has gone, at most `timeoutMs`. */
export async function isGoneWithin(record: ProcessRecord, timeoutMs: number): Promise<boolean> {
  const deadline = Date.now() + timeoutMs;
  while (isRunning(record)) {
    if (Date.now() > deadline) return false;
    await sleep(25);
  }
  return true;
}

function send(record: ProcessRecord, signal: NodeJS.Signals): void {
  if (!isRunning(record)) return;
  try {
    process.kill(record.pid, signal);
  } catch {
    // It ended by itself between the question and the signal.
  }
}

/** Linux tells it in a file; a slim Linux has no `ps`, other systems have no such file. */
function commandLine(pid: number): string | undefined {
  try {
    if (existsSync('/proc/self/cmdline')) {
      // Empty for a process that has ended and waits for its parent to notice.
      return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
    }
    return execFileSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], {
      encoding: 'utf8',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch {
    return undefined;
  }
}

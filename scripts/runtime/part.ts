import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, fstatSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** One process of the running system. */
export type Part = {
  pid: number;
  /** Resolves when it has ended, with the reason in words: "code 1", "signal SIGKILL". */
  ended: Promise<string>;
  /** Ends it with its own signal, and by force when it has not gone in the time it is given. */
  stop: () => Promise<void>;
  kill: () => void;
  /** What it wrote since it was started; for a message about a start that failed. */
  output: () => string;
};

export type PartOptions = {
  command: string;
  arguments: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** Standard output and error are added to this file. */
  logFile: string;
  workingDirectory: string;
  /** Whether it gets a channel to us, and so notices when we die. */
  hasChannel: boolean;
  /** The signal by which it ends in order. */
  stopBy: NodeJS.Signals;
  /** A user to run as, for which we must be root. */
  user?: { uid: number; gid: number };
};

/** Longer than requests under way, and then the worker's tasks, are given in one process. */
const graceMs = 20_000;

/**
 * Starts a process in a group of its own, so that Ctrl-C in a terminal reaches its supervisor alone,
 * which stops the parts in order. Its output goes to a file and not through us: it must be able to
 * write when we have died.
 */
export function startPart(options: PartOptions): Part {
  mkdirSync(path.dirname(options.logFile), { recursive: true });
  const log = openSync(options.logFile, 'a');
  const from = fstatSync(log).size;
  const child = spawn(options.command, options.arguments, {
    cwd: options.workingDirectory,
    env: options.environment,
    detached: true,
    stdio: ['ignore', log, log, ...(options.hasChannel ? (['ipc'] as const) : [])],
    ...options.user,
  });
  closeSync(log);
  return partOf(child, options, from);
}

function partOf(child: ChildProcess, { stopBy, logFile }: PartOptions, from: number): Part {
  const ended = endOf(child);
  const kill = (): void => {
    child.kill('SIGKILL');
  };
  const stop = async (): Promise<void> => {
    child.kill(stopBy);
    const isGone = ended.then(() => true);
    if (!(await Promise.race([isGone, sleep(graceMs, false, { ref: false })]))) kill();
    await ended;
  };
  return {
    pid: child.pid ?? 0,
    ended,
    stop,
    kill,
    output: () => readFileSync(logFile).subarray(from).toString('utf8'),
  };
}

async function endOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once('error', (error) => {
      resolve(error.message);
    });
    child.once('exit', (code, signal) => {
      resolve(signal === null ? `code ${code ?? 0}` : `signal ${signal}`);
    });
  });
}

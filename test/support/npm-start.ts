import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { projectFolder } from '../../scripts/runtime/node-part.ts';
import { until } from './until.ts';

/** A run of `npm start`, as somebody at a terminal sees it. */
export type Start = {
  process: ChildProcess;
  /** What it has said so far. */
  lines: string[];
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>;
  /** Waits for a line; throws with all that was said when it ends without. */
  line: (text: string) => Promise<void>;
};

/** Runs what `npm start` runs, with these settings beside the environment. */
export function npmStart(settings: Record<string, string>): Start {
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: projectFolder,
    env: { ...process.env, NODE_ENV: 'development', ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  for (const input of [child.stdout, child.stderr]) {
    createInterface({ input }).on('line', (line) => lines.push(line));
  }
  let hasEnded = false;
  const ended = new Promise<number | NodeJS.Signals | null>((resolve) => {
    child.once('close', (code, signal) => {
      hasEnded = true;
      resolve(code ?? signal);
    });
  });
  const line = async (text: string): Promise<void> => {
    await until(
      `the line "${text}"`,
      () => {
        if (lines.includes(text)) return Promise.resolve(true);
        if (hasEnded) throw new Error(lines.join('\n'));
        return Promise.resolve(false);
      },
      120_000,
    );
  };
  return { process: child, lines, ended, line };
}

import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { type Part, startPart } from './part.ts';

/**
 * Room for what lives as long as one request: with Node's own 16 MB much of it is moved to the old
 * generation first, which costs a worker a tenth of its CPU.
 */
const youngGeneration = '--max-semi-space-size=64';

/** The folder of the checkout. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Starts a program of this project by its path, by which one tells it from the others in `ps`, with
 * a channel: it ends when that closes, even when we are killed.
 */
export function startNodePart(options: {
  /** From the folder of the checkout, or of `folder`: "src/worker.ts". */
  file: string;
  /** Another checkout. */
  folder?: string | undefined;
  arguments?: readonly string[];
  environment: NodeJS.ProcessEnv;
  logFile: string;
}): Part {
  return startPart({
    command: process.execPath,
    arguments: [youngGeneration, options.file, ...(options.arguments ?? [])],
    environment: options.environment,
    logFile: options.logFile,
    workingDirectory: options.folder ?? projectFolder,
    hasChannel: true,
    stopBy: 'SIGTERM',
  });
}

/** Where a part's output goes. */
export function logFileIn(dataDir: string, part: string): string {
  return path.join(dataDir, 'logs', `${part}.log`);
}

/** Whether a GET of the URL is answered with a status of success. */
export async function answers(url: string): Promise<boolean> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
  await response.body?.cancel();
  return response.ok;
}

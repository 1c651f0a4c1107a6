import { endProcess, isRunning } from './process-record.ts';
import { readRunFile } from './run-file.ts';

/**
 * Ends what is left of a system whose supervisor was killed, the one started last first. All parts
 * take SIGINT as the wish to end in order; for PostgreSQL it is the one that does not wait for its
 * clients to go.
 */
export async function endLeftovers(dataDir: string): Promise<void> {
  const { processes } = readRunFile(dataDir);
  for (const record of Object.values(processes).toReversed()) {
    await endProcess(record, { signal: 'SIGINT', graceMs: 20_000 });
  }
}

/** The process id of a supervisor that runs on this folder, unless that is ourselves. */
export function otherSupervisor(dataDir: string): number | undefined {
  const { supervisor } = readRunFile(dataDir);
  if (supervisor === undefined || supervisor.pid === process.pid) return undefined;
  return isRunning(supervisor) ? supervisor.pid : undefined;
}

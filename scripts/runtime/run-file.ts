import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { processRecord, recordOf } from './process-record.ts';

const runFile = z.object({
  /** The embedded PostgreSQL as the programs use it, with a password: kept, because the data are. */
  databaseUrl: z.string().optional(),
  /** The same for its owner, and for the sealer of the audit trail. */
  databaseOwnerUrl: z.string().optional(),
  databaseSealerUrl: z.string().optional(),
  /** Whether Temporal's file has been set up to the end once. */
  temporalFileReady: z.boolean().default(false),
  supervisor: processRecord.optional(),
  /** The supervisor's children by name, in the order in which they were started. */
  processes: z.record(z.string(), processRecord).default({}),
});

/** What the supervisor keeps in `<DATA_DIR>/run.json` for its next start and for other scripts. */
export type RunFile = z.output<typeof runFile>;

/** An empty one when there is none, or when it cannot be read. */
export function readRunFile(dataDir: string): RunFile {
  try {
    return runFile.parse(JSON.parse(readFileSync(fileIn(dataDir), 'utf8')));
  } catch {
    return runFile.parse({});
  }
}

/** Writes some members anew; only the owner may read the file, and nobody ever sees half of it. */
export function changeRunFile(dataDir: string, change: Partial<RunFile>): void {
  mkdirSync(dataDir, { recursive: true });
  const text = JSON.stringify({ ...readRunFile(dataDir), ...change }, undefined, 2);
  writeFileSync(`${fileIn(dataDir)}.new`, `${text}\n`, { mode: 0o600 });
  renameSync(`${fileIn(dataDir)}.new`, fileIn(dataDir));
}

/** Writes down a process of ours, or under the same name the one that took its place. */
export function rememberProcess(dataDir: string, name: string, pid: number): void {
  const record = recordOf(pid);
  if (record === undefined) return;
  const { processes } = readRunFile(dataDir);
  changeRunFile(dataDir, { processes: { ...processes, [name]: record } });
}

function fileIn(dataDir: string): string {
  return path.join(dataDir, 'run.json');
}

import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { type Part, startPart } from './part.ts';
import { runPostgresAs } from './postgres-account.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { endProcess, recordOf } from './process-record.ts';

export type PostgresOptions = {
  /** Folder of the cluster, made by `createCluster`. */
  cluster: string;
  port: number;
  logFile: string;
  /** False for tests: nothing waits until it is on the disk. */
  isDurable: boolean;
};

/** Nothing of our own environment, which may hold keys. */
export const postgresEnvironment = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * Starts the server of a cluster, whatever became of the one before: one that outlived its
 * supervisor is stopped first, and a lock that a killed one left is removed.
 */
export async function startPostgres(options: PostgresOptions): Promise<Part> {
  await endOrphan(options.cluster);
  const { postgres } = postgresPrograms();
  const runAs = runPostgresAs({ programs: path.dirname(postgres), cluster: options.cluster });
  return startPart({
    ...runAs.command(postgres, serverArguments(options)),
    environment: postgresEnvironment,
    logFile: options.logFile,
    workingDirectory: '/',
    hasChannel: false,
    stopBy: 'SIGINT', // "fast": ends sessions instead of waiting for them
  });
}

function serverArguments({ cluster, port, isDurable }: PostgresOptions): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '', // a path there may be too long, or not writable
    max_connections: 200,
    shared_preload_libraries: 'pg_stat_statements',
    jit: 'off', // it costs more than our short statements take
    timezone: 'UTC',
    log_timezone: 'UTC',
    ...(isDurable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  return ['-D', cluster, '-p', String(port), ...flags];
}

/**
 * PostgreSQL itself believes a lock whose process id runs, whatever it is: after a restart of the
 * machine or container that may be another program.
 */
async function endOrphan(cluster: string): Promise<void> {
  const lock = path.join(cluster, 'postmaster.pid');
  const orphan = recordOf(readPid(lock));
  if (orphan?.command.includes(`-D ${cluster} `) === true) {
    await endProcess(orphan, { signal: 'SIGINT', graceMs: 15_000 });
  }
  rmSync(lock, { force: true });
}

function readPid(lock: string): number {
  try {
    return Number.parseInt(readFileSync(lock, 'utf8'), 10);
  } catch {
    return 0; // no lock: nothing runs
  }
}

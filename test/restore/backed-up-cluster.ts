import {
  appendFileSync,
  chmodSync,
  chownSync,
  cpSync,
  mkdirSync,
  readdirSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { Client } from 'pg';
import { bringUp, type Plan } from '../../scripts/runtime/bring-up.ts';
import type { Part } from '../../scripts/runtime/part.ts';
import { runPostgresAs } from '../../scripts/runtime/postgres-account.ts';
import { databaseUrl, takesConnections } from '../../scripts/runtime/postgres-client.ts';
import { createCluster, newPassword } from '../../scripts/runtime/postgres-cluster.ts';
import { postgresPrograms } from '../../scripts/runtime/postgres-programs.ts';
import { startPostgres } from '../../scripts/runtime/postgres.ts';
import { freePort } from '../../scripts/runtime/ports.ts';
import { onceArchived } from './archive.ts';

/** A PostgreSQL cluster that archives its WAL, with what is to be known to bring it back. */
export type BackedUpCluster = {
  name: string;
  /** Of a database of it, as its owner. */
  url: (database: string) => string;
  /** Starts it as it was made, or as it was brought back last. */
  start: () => Promise<void>;
  stop: () => Promise<void>;
  /** A base backup of the running cluster, as docs/operations.md has it. */
  backUp: () => Promise<void>;
  /** Has all that was written until now in the archive. */
  archive: () => Promise<void>;
  /** Puts in the place of the stopped cluster what it was at a moment; `start` then recovers it. */
  restore: (moment: Date) => void;
};

/** A new cluster below a folder, which only PostgreSQL's own server program is needed for. */
export async function createBackedUpCluster(
  folder: string,
  name: string,
): Promise<BackedUpCluster> {
  const [port, password] = [await freePort(), newPassword()];
  const at = (part: string): string => path.join(folder, name, part);
  const [made, backup, archive] = [at('postgres'), at('backup'), at('archive')];
  mkdirSync(path.dirname(made), { recursive: true, mode: 0o755 });
  createCluster(made, password);
  ownedByServer(archive, made);
  appendFileSync(path.join(made, 'postgresql.conf'), archiving(archive));
  let [cluster, restores] = [made, 0];
  let part: Part | undefined;
  const url = (database: string): string => databaseUrl({ port, password }, database);
  const plan: Plan = {
    name: `PostgreSQL (${name})`,
    launch: () => startPostgres({ cluster, port, logFile: at('postgres.log'), isDurable: true }),
    isReady: () => isWritable(url('postgres')),
  };
  return {
    name,
    url,
    start: async () => {
      part = await bringUp(plan, AbortSignal.timeout(120_000), () => undefined);
    },
    stop: async () => {
      await part?.stop();
      part = undefined;
    },
    backUp: () => takeBaseBackup(url('postgres'), cluster, backup),
    archive: () => onceArchived(url('postgres')),
    restore: (moment) => {
      restores += 1;
      cluster = at(`restored-${String(restores)}`);
      cpSync(backup, cluster, { recursive: true });
      chmodSync(cluster, 0o700);
      appendFileSync(path.join(cluster, 'postgresql.conf'), recoveringTo(moment, archive));
      writeFileSync(path.join(cluster, 'recovery.signal'), '');
      ownedByServer(cluster, made);
    },
  };
}

function archiving(archive: string): string {
  const command = `test ! -f "${archive}/%f" && cp "%p" "${archive}/%f"`;
  return `
wal_level = replica
archive_mode = on
archive_command = '${command}'
`;
}

/** The restored cluster archives nothing: its timeline is another one, for an archive of its own. */
function recoveringTo(moment: Date, archive: string): string {
  return `
archive_mode = off
restore_command = 'cp "${archive}/%f" "%p"'
recovery_target_time = '${timeOf(moment)}'
recovery_target_action = 'promote'
`;
}

/** As PostgreSQL reads it in its configuration, where it knows neither "Z" nor names of zones. */
function timeOf(moment: Date): string {
  return moment.toISOString().replace('T', ' ').replace('Z', '+00');
}

/** Files that a backup leaves out: of the running server, and WAL, which the archive has. */
const left = ['postmaster.pid', 'postmaster.opts'];

/** `pg_backup_start`, a copy of the folder, `pg_backup_stop`: what `pg_basebackup` does over the network. */
async function takeBaseBackup(url: string, cluster: string, backup: string): Promise<void> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`select pg_backup_start('drill', fast => true)`);
    const wal = path.join(cluster, 'pg_wal');
    cpSync(cluster, backup, {
      recursive: true,
      filter: (file) => path.dirname(file) !== wal && !left.includes(path.basename(file)),
    });
    const stopped = await client.query<{ labelfile: string }>(
      'select labelfile from pg_backup_stop(wait_for_archive => true)',
    );
    writeFileSync(path.join(backup, 'backup_label'), stopped.rows[0]?.labelfile ?? '');
  } finally {
    await client.end();
  }
}

/** Out of recovery: until then it takes connections that can read alone. */
async function isWritable(url: string): Promise<boolean> {
  if (!(await takesConnections(url))) return false;
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ is: boolean }>('select not pg_is_in_recovery() as is');
    return rows[0]?.is ?? false;
  } finally {
    await client.end();
  }
}

/** A folder with all in it, for the account that the server of a cluster runs as. */
function ownedByServer(folder: string, cluster: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const programs = path.dirname(postgresPrograms().postgres);
  const { owner } = runPostgresAs({ programs, cluster });
  if (!owner) return;
  chownSync(folder, owner.uid, owner.gid);
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    chownSync(path.join(folder, file), owner.uid, owner.gid);
  }
}

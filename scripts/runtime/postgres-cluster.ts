import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type PostgresCommand, runPostgresAs } from './postgres-account.ts';
import { superuser } from './postgres-client.ts';
import { postgresPrograms } from './postgres-programs.ts';
import { postgresEnvironment } from './postgres.ts';

/** A password for a user of a new cluster. */
export function newPassword(): string {
  return randomBytes(24).toString('hex');
}

/** Makes a cluster unless it is there; a try that was cut short leaves nothing in its place. */
export function createCluster(cluster: string, password: string): void {
  if (existsSync(cluster)) return;
  const { initdb } = postgresPrograms();
  const fresh = `${cluster}.new`;
  const passwordFile = `${cluster}.password`;
  rmSync(fresh, { recursive: true, force: true });
  mkdirSync(fresh, { recursive: true, mode: 0o700 });
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const { owner, command } = runPostgresAs({ programs: path.dirname(initdb), cluster: fresh });
  if (owner !== undefined) {
    for (const file of [fresh, passwordFile]) chownSync(file, owner.uid, owner.gid);
  }
  run(
    command(initdb, [
      `--pgdata=${fresh}`,
      `--username=${superuser}`,
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      // The same order of text on every system.
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-sync',
      '--no-instructions',
    ]),
  );
  rmSync(passwordFile);
  renameSync(fresh, cluster);
}

function run({ command, arguments: args, user }: PostgresCommand): void {
  const result = spawnSync(command, args, {
    ...user,
    cwd: '/',
    env: postgresEnvironment,
    encoding: 'utf8',
    timeout: 120_000,
  });
  if (result.status === 0) return;
  throw new Error(
    `PostgreSQL could not set up its data: ${result.error?.message ?? result.stderr}`,
  );
}

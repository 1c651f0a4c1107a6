import { execFile } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { createDatabase } from '../../scripts/runtime/postgres-client.ts';
import type { DatabaseUrls } from '../../src/db/log-ins.ts';
import { servers } from './servers.ts';

const run = promisify(execFile);
const project = path.join(import.meta.dirname, '../..');

/** The version that this one is rolled out over: "a single throttle takes no turn", of issue 16. */
export const versionBefore = 'e2d72166';

/** Whether the clone has that commit: a shallow one may not. */
export async function hasVersionBefore(): Promise<boolean> {
  const asked = await Promise.allSettled([
    run('git', ['cat-file', '-e', `${versionBefore}^{commit}`], { cwd: project }),
  ]);
  return asked[0].status === 'fulfilled';
}

/** Writes the version before into a folder, with the packages of this one. */
export async function checkOutBefore(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const archive = path.join(folder, '..', 'before.tar');
  await run('git', ['archive', '--output', archive, versionBefore], { cwd: project });
  await run('tar', ['-xf', archive, '-C', folder]);
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'));
}

/** Runs a script of a checkout to its end. */
export async function runScript(
  folder: string,
  args: readonly string[],
  environment: NodeJS.ProcessEnv = {},
): Promise<void> {
  const env = { PATH: process.env['PATH'], NODE_ENV: 'test', LOG_LEVEL: 'warn', ...environment };
  await run(process.execPath, [...args], { cwd: folder, env });
}

/** An empty database, by its users. */
export async function emptyDatabase(name: string): Promise<DatabaseUrls> {
  const { urls } = servers();
  const at = (url: string, database: string): string => {
    const other = new URL(url);
    other.pathname = database;
    return other.href;
  };
  await createDatabase(at(urls.owner, 'postgres'), name);
  return {
    owner: at(urls.owner, name),
    writer: at(urls.writer, name),
    sealer: at(urls.sealer, name),
  };
}

import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';

export type Account = { uid: number; gid: number };

/** What to spawn for a program of PostgreSQL, so that it runs as an account that it accepts. */
export type PostgresCommand = { command: string; arguments: string[]; user?: Account };

export type RunAs = {
  /** Who must own the cluster and whatever else it reads; undefined: we do, as it is. */
  owner: Account | undefined;
  command: (program: string, args: readonly string[]) => PostgresCommand;
};

/**
 * PostgreSQL refuses to run as root, which one is in a container. It then runs as the owner of its
 * data, or as `postgres`, or as `nobody`. Where that account may not enter the folders that it needs
 * (a checkout under /root), it keeps of root's capabilities the one to pass them. Throws a sentence
 * where that is impossible.
 */
export function runPostgresAs(folders: { programs: string; cluster: string }): RunAs {
  if (process.getuid?.() !== 0) return { owner: undefined, command: asItIs };
  const owner = ownerOf(folders.cluster) ?? namedAccount('postgres') ?? namedAccount('nobody');
  if (owner === undefined) throw new Error(noAccount);
  const parent = path.dirname(folders.cluster);
  if (mayEnter(owner, folders.programs) && mayEnter(owner, parent)) {
    return { owner, command: (program, args) => ({ ...asItIs(program, args), user: owner }) };
  }
  if (spawnSync('setpriv', ['--version']).status !== 0) throw new Error(noEntry(parent));
  return { owner, command: (program, args) => passingFolders(owner, program, args) };
}

const noAccount =
  'PostgreSQL refuses to run as root, and there is neither an account postgres nor nobody: ' +
  'start as another user, or set DATABASE_URL.';

const noEntry = (folder: string): string =>
  `PostgreSQL refuses to run as root, and other accounts may not enter ${folder}: ` +
  'start as another user, set DATA_DIR to a folder that others may enter, or set DATABASE_URL.';

function asItIs(program: string, args: readonly string[]): PostgresCommand {
  return { command: program, arguments: [...args] };
}

/**
 * `no_setuid_fixup`, because access(2), by which PostgreSQL looks for its own files, otherwise
 * leaves capabilities out of account for anybody but root.
 */
function passingFolders(
  { uid, gid }: Account,
  program: string,
  args: readonly string[],
): PostgresCommand {
  const only = '-all,+dac_override';
  const flags = [
    `--reuid=${uid}`,
    `--regid=${gid}`,
    '--clear-groups',
    '--securebits=+no_setuid_fixup',
    `--inh-caps=${only}`,
    `--ambient-caps=${only}`,
    `--bounding-set=${only}`,
    '--no-new-privs',
  ];
  return { command: 'setpriv', arguments: [...flags, program, ...args] };
}

function ownerOf(folder: string): Account | undefined {
  const { uid, gid } = existsSync(folder) ? statSync(folder) : { uid: 0, gid: 0 };
  return uid === 0 ? undefined : { uid, gid };
}

function namedAccount(name: string): Account | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number.parseInt(answer.stdout, 10) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Whether the account may enter the folder and each one above it. */
function mayEnter(account: Account, folder: string): boolean {
  const { uid, gid, mode } = statSync(folder);
  const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
  if ((mode & bit) === 0) return false;
  const parent = path.dirname(folder);
  return parent === folder || mayEnter(account, parent);
}

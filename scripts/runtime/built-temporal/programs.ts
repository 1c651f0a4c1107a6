import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

/** Of the Go module go.temporal.io/server: the newest whose schema and settings were tried here. */
const version = 'v1.32.1';
const packages = [
  'go.temporal.io/server/cmd/server',
  'go.temporal.io/server/cmd/tools/sql',
] as const;
/** Some minutes on two cores, the download of its modules included. */
const buildMs = 30 * 60_000;

const run = promisify(execFile);

export type TemporalPrograms = {
  server: string;
  /** Makes and updates the schema, which it carries with it. */
  sqlTool: string;
};

/**
 * Temporal's server and its schema tool, built once for this user from their Go module and kept in
 * the cache folder. Throws one sentence when that cannot be done.
 */
export async function temporalPrograms(
  environment: NodeJS.ProcessEnv,
  say: (line: string) => void,
): Promise<TemporalPrograms> {
  const folder = path.join(cacheFolder(environment), `temporal-server-${version}`);
  const programs = { server: path.join(folder, 'server'), sqlTool: path.join(folder, 'sql') };
  if (existsSync(programs.server) && existsSync(programs.sqlTool)) return programs;
  say(`Building Temporal's server ${version} from its Go module (minutes, once for this user) …`);
  await build(folder, environment);
  return programs;
}

/** Into its place in one move, so that another run never sees half of it. */
async function build(folder: string, environment: NodeJS.ProcessEnv): Promise<void> {
  mkdirSync(path.dirname(folder), { recursive: true });
  const fresh = mkdtempSync(`${folder}.`);
  try {
    const targets = packages.map((name) => `${name}@${version}`);
    await run('go', ['install', ...targets], {
      env: { ...environment, GOBIN: fresh, GOFLAGS: '-mod=mod' },
      timeout: buildMs,
      maxBuffer: 64 * 1024 * 1024, // it names each module that it downloads
    });
    if (!existsSync(folder)) renameSync(fresh, folder);
  } catch (error) {
    const lastLine = wordsOf(error).trim().split('\n').at(-1) ?? '';
    throw new Error(
      `Temporal's server could not be built with Go (${lastLine}): install Go 1.26 or newer, or ` +
        'run the benchmark without --server, or on a server that TEMPORAL_ADDRESS names.',
      { cause: error },
    );
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

/** What the program said; where it could not be started at all, why. */
function wordsOf(error: unknown): string {
  const said = error instanceof Error && 'stderr' in error ? String(error.stderr) : '';
  return said === '' ? String(error) : said;
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? '.';
  const caches = environment['XDG_CACHE_HOME'] ?? '';
  return path.join(caches === '' ? path.join(home, '.cache') : caches, 'dinhdanh');
}

import {
  accessSync,
  constants,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

/** Holds the server 1.32.0 and the web UI 2.54.1. */
export const temporalVersion = '1.9.1';

const program = 'temporal';

/** One way to get the Temporal CLI onto this machine: puts it into a folder, or throws why not. */
export type TemporalSource = {
  /** For the message when nothing worked. */
  name: string;
  fetchInto: (folder: string) => Promise<void>;
};

export type FindOptions = {
  /** TEMPORAL_CLI, PATH, XDG_CACHE_HOME and HOME are looked at. */
  environment: NodeJS.ProcessEnv;
  sources: readonly TemporalSource[];
  /** Told before something large is fetched. */
  say: (sentence: string) => void;
};

/**
 * Path of the Temporal CLI: TEMPORAL_CLI, else `temporal` on the PATH, else the one that an earlier
 * start put into the user's cache folder (outside of the checkout, so that a fresh clone finds it),
 * else the first source that has it. Throws one sentence that names all of them.
 */
export async function findTemporalCli(options: FindOptions): Promise<string> {
  const { environment } = options;
  const chosen = environment['TEMPORAL_CLI'] ?? '';
  if (chosen !== '') {
    if (isProgram(chosen)) return chosen;
    throw new Error(`TEMPORAL_CLI is ${chosen}, and there is no program there.`);
  }
  const cached = path.join(cacheFolder(environment), `temporal-${temporalVersion}`, program);
  const found = [...onPath(environment), cached].find(isProgram);
  return found ?? (await fetchToCache(cached, options));
}

async function fetchToCache(cached: string, { sources, say }: FindOptions): Promise<string> {
  say(`Fetching the Temporal CLI ${temporalVersion} (45 MB, once for this user) …`);
  const cache = path.dirname(path.dirname(cached));
  mkdirSync(cache, { recursive: true });
  const reasons: string[] = [];
  for (const source of sources) {
    const folder = mkdtempSync(path.join(cache, 'fetching-'));
    try {
      await source.fetchInto(folder);
      moveInto(path.dirname(cached), folder);
      return cached;
    } catch (error) {
      reasons.push(`${source.name} (${error instanceof Error ? error.message : String(error)})`);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }
  throw new Error(
    `Temporal is missing. Set TEMPORAL_ADDRESS to a server, or TEMPORAL_CLI to its program, or put ` +
      `${program} on the PATH. Not in the cache folder ${cache}, and not to be had from ` +
      `${reasons.join(' nor from ')}.`,
  );
}

/** In one move, so that another start never sees half a program; whoever comes first wins. */
function moveInto(target: string, folder: string): void {
  if (!isProgram(path.join(folder, program))) throw new Error(`it holds no program ${program}`);
  try {
    renameSync(folder, target);
  } catch (error) {
    if (!isProgram(path.join(target, program))) throw error;
  }
}

function cacheFolder(environment: NodeJS.ProcessEnv): string {
  const home = environment['HOME'] ?? environment['USERPROFILE'] ?? '.';
  const caches = environment['XDG_CACHE_HOME'] ?? '';
  return path.join(caches === '' ? path.join(home, '.cache') : caches, 'dinhdanh');
}

function onPath(environment: NodeJS.ProcessEnv): string[] {
  const folders = (environment['PATH'] ?? '').split(path.delimiter).filter((it) => it !== '');
  return folders.map((folder) => path.join(folder, program));
}

function isProgram(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile();
  } catch {
    return false;
  }
}

import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ConfigError } from '../../src/platform/config.ts';

/** Of the Go module github.com/docker/compose/v2, where Docker is not installed. */
const version = 'v2.40.3';
const module = 'github.com/docker/compose/v2/cmd';
const buildMs = 30 * 60_000;

const run = promisify(execFile);

/** Docker Compose as a command: Docker's own, else one built from its Go module, once for this user. */
export async function composeProgram(say: (line: string) => void): Promise<[string, ...string[]]> {
  if (await isThere('docker', ['compose', 'version'])) return ['docker', 'compose'];
  const caches = process.env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache');
  const program = path.join(caches, 'dinhdanh', `docker-compose-${version}`);
  if (!existsSync(program)) {
    say(`Building Docker Compose ${version} from its Go module (minutes, once for this user) …`);
    await build(program);
  }
  return [program];
}

/** In a module of its own: go install refuses one whose go.mod excludes versions. */
async function build(program: string): Promise<void> {
  mkdirSync(path.dirname(program), { recursive: true });
  const folder = mkdtempSync(`${program}.`);
  const options = {
    cwd: folder,
    env: { ...process.env, GOFLAGS: '-mod=mod' },
    timeout: buildMs,
    maxBuffer: 64 * 1024 * 1024,
  };
  try {
    await run('go', ['mod', 'init', 'compose'], options);
    await run('go', ['get', `${module}@${version}`], options);
    await run('go', ['build', '-o', 'docker-compose', module], options);
    renameSync(path.join(folder, 'docker-compose'), program);
  } catch (error) {
    throw new ConfigError([
      `Docker Compose is not installed and could not be built with Go: ${String(error).split('\n')[0] ?? ''}`,
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function isThere(command: string, options: string[]): Promise<boolean> {
  return run(command, options).then(
    () => true,
    () => false,
  );
}

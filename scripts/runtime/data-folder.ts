import { accessSync, constants, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shortPath } from './short-path.ts';

/** Left in a folder of data: git and `npm run format` look at nothing in it, wherever it is. */
const ignoresAll = '*\n';

/**
 * Makes the data folder unless it is there, and keeps git and the formatter out of it. A folder with
 * files that are not ours stays as it is. Gives a sentence where it cannot be used.
 */
export function prepareDataFolder(dataDir: string): string | undefined {
  try {
    if (!isFolder(dataDir)) makeFolder(dataDir);
    accessSync(dataDir, constants.W_OK | constants.X_OK);
    const files = readdirSync(dataDir);
    const isOurs = files.length === 0 || files.includes('run.json');
    if (isOurs && !files.includes('.gitignore')) {
      writeFileSync(path.join(dataDir, '.gitignore'), ignoresAll);
    }
    return undefined;
  } catch (error) {
    const code = typeof error === 'object' && error && 'code' in error ? String(error.code) : '';
    const why = reasons[code] ?? `nothing can be written there (${code || String(error)})`;
    return `DATA_DIR is ${shortPath(dataDir)}, but ${why}: name another folder.`;
  }
}

/** One by one: Node's own `recursive` never ends where a file system has no such folders (`/proc`). */
function makeFolder(folder: string): void {
  const parent = path.dirname(folder);
  if (!isFolder(parent)) makeFolder(parent);
  mkdirSync(folder);
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'that is a file',
  ENOTDIR: 'that is a file, or below one',
  EACCES: 'we may not write there',
  EROFS: 'that is read-only',
};

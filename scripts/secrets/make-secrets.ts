import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { givenByOthers, ownSecrets } from './secret-contents.ts';

/** Owner and group may read: containers are members of the group (SECRETS_GID). */
const fileMode = 0o440;
/** The owner fills these in. */
const toFillMode = 0o640;
const folderMode = 0o750;

export type MadeSecrets = {
  made: string[];
  kept: string[];
  /** Those of others that are still empty. */
  toFill: string[];
  /** The files' group. */
  group: number;
};

/**
 * Makes each file that is not there, and changes none that is: a second key would leave what the first one
 * encrypted unread.
 */
export function makeSecrets(folder: string): MadeSecrets {
  mkdirSync(folder, { recursive: true, mode: folderMode });
  const made: string[] = [];
  const kept: string[] = [];
  const make = (name: string, content: () => string, mode: number): void => {
    const file = path.join(folder, name);
    (writeNew(file, content, mode) ? made : kept).push(name);
  };
  const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8').trim();
  for (const [name, content] of ownSecrets) make(name, () => content(read), fileMode);
  for (const name of givenByOthers) make(name, () => '', toFillMode);
  return {
    made,
    kept,
    toFill: givenByOthers.filter((name) => read(name) === ''),
    group: statSync(path.join(folder, ownSecrets[0][0])).gid,
  };
}

/** Whether it was not there. In one step with the look whether it is: two runs at once make one file. */
function writeNew(file: string, content: () => string, mode: number): boolean {
  try {
    statSync(file);
    return false;
  } catch {
    writeFileSync(file, content(), { flag: 'wx', mode });
    chmodSync(file, mode); // whatever the umask is
    return true;
  }
}

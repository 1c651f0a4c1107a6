import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type SmallDisk = {
  path: string;
  /** Takes all of the space that is left. */
  fill: () => void;
  /** Gives it back. */
  free: () => void;
  remove: () => void;
};

const ballastBytes = 1024 * 1024;

/** Whether we may mount a file system, as root of a container with the right to may. */
export function mayMount(): boolean {
  const folder = mkdtempSync(path.join(tmpdir(), 'dinhdanh-disk-'));
  try {
    const disk = smallDisk(folder, 1);
    disk.remove();
    return true;
  } catch {
    return false;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A file system of so many megabytes in a folder; throws where we may not mount one. */
export function smallDisk(folder: string, megabytes: number): SmallDisk {
  mkdirSync(folder, { recursive: true });
  const size = `size=${String(megabytes)}m,mode=0755`;
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', size, 'none', folder]);
  if (mounted.status !== 0) throw new Error(`no disk: ${String(mounted.stderr)}`);
  const ballast = path.join(folder, 'ballast');
  return {
    path: folder,
    fill: () => {
      for (let bytes = ballastBytes; bytes >= 1; bytes = Math.floor(bytes / 2))
        append(ballast, bytes);
    },
    free: () => {
      rmSync(ballast, { force: true });
    },
    remove: () => {
      spawnSync('umount', ['-l', folder]);
    },
  };
}

/** Pieces of that size, until there is no room for one. */
function append(file: string, bytes: number): void {
  try {
    for (;;) appendFileSync(file, Buffer.alloc(bytes));
  } catch {
    return; // full
  }
}

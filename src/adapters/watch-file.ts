import { readFileSync, statSync } from 'node:fs';

/** How long nobody has written to a file before it counts as whole. */
const settledMs = 1_000;

export type WatchOptions = {
  /** Told once of each state of the file that is of no use, where there is a good one to go on with. */
  onBroken?: (error: unknown, file: string) => void;
  /** Milliseconds since 1970. */
  now?: () => number;
};

type Good<T> = { value: T; stamp: string };

/**
 * What a file holds, read and parsed once for each state of it: a change is seen at the next call
 * once the file has been left alone for a second. One that is missing, half written or broken leaves
 * the last good state in force. At each call two system calls, and no timer: what is watched by the
 * kernel is not told of where files are mounted from elsewhere, or are links that are turned.
 * @throws what reading or `parse` throws, where there was no good state yet.
 */
export function watchFile<T>(
  file: string,
  parse: (text: string) => T,
  { onBroken, now = Date.now }: WatchOptions = {},
): () => T {
  let good: Good<T> | undefined;
  let broken: string | undefined;

  function read(stamp: string): T {
    good = { value: parse(readFileSync(file, 'utf8')), stamp };
    broken = undefined;
    return good.value;
  }

  return () => {
    let stamp = 'missing';
    try {
      const state = stateOf(file);
      ({ stamp } = state);
      // The first is taken as it is, and looked at again: there is none to go on with.
      const isSettled = Math.abs(now() - state.changedAt) >= settledMs;
      if (!good) return read(isSettled ? stamp : 'unsettled');
      if (good.stamp === stamp || broken === stamp || !isSettled) return good.value;
      return read(stamp);
    } catch (error) {
      if (!good) throw error;
      if (broken !== stamp) onBroken?.(error, file);
      broken = stamp;
      return good.value;
    }
  };
}

/** Nobody can set back when the state of a file was changed last, as the time of its contents. */
function stateOf(file: string): { stamp: string; changedAt: number } {
  const { dev, ino, size, mtimeNs, ctimeNs, ctimeMs } = statSync(file, { bigint: true });
  return { stamp: [dev, ino, size, mtimeNs, ctimeNs].join(' '), changedAt: Number(ctimeMs) };
}

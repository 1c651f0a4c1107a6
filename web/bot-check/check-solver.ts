import { deriveKey } from 'altcha-lib/algorithms/pbkdf2';
import type { Challenge } from 'altcha-lib';
import { solve } from './solve.ts';

/** Works bot checks out for browsers without JavaScript. */
export type CheckSolver = {
  /** The solution, for a network; null where too much is asked for, by it or by all. */
  solve: (challenge: Challenge, network: string) => Promise<string | null>;
};

/** One at a time, of which the hardest takes some 20 s of one core: more in the queue would wait for nothing. */
const mostAtOnce = 4;
const mostPerNetwork = 20;
const hourMs = 3_600_000;
const longestMs = 30_000;

type Count = { since: number; solved: number };

/**
 * The solver of one process: whoever sends a form without its field has us do the work that is to cost
 * them, so that it is one at a time, with a short queue, and a number for each network and hour.
 */
export function createCheckSolver(now: () => Date): CheckSolver {
  const counts = new Map<string, Count>();
  let underWay = 0;
  let last: Promise<unknown> = Promise.resolve();
  return {
    solve: async (challenge, network) => {
      if (underWay >= mostAtOnce || !count(counts, network, now().getTime())) return null;
      underWay += 1;
      const turn = last.then(() => solve(challenge, deriveKey, longestMs));
      last = turn.catch(() => null);
      try {
        return await turn;
      } finally {
        underWay -= 1;
      }
    },
  };
}

/** Whether the network may have one more in this hour. Past hours are forgotten. */
function count(counts: Map<string, Count>, network: string, at: number): boolean {
  for (const [name, { since }] of counts) {
    if (since > at - hourMs) break; // in the order in which they began
    counts.delete(name);
  }
  const counted = counts.get(network) ?? { since: at, solved: 0 };
  if (counted.solved >= mostPerNetwork) return false;
  counts.set(network, { ...counted, solved: counted.solved + 1 });
  return true;
}

import { createLimiter, type Limiter } from './limiter.ts';
import type { Networks } from './networks.ts';

/** How many times the share of a narrow network a wider one gets. */
const parts = { narrow: 1, middle: 1.5, wide: 2 } as const;
const byWidth = ['narrow', 'middle', 'wide'] as const;

/** Counts who is inside by network, so that no network takes the places of all others. */
export type NetworkShares = {
  /** Takes a place: answers the way to give it back (safe to call twice), or null when none is left. */
  enter: (networks: Networks) => (() => void) | null;
};

/**
 * Lets in `share` from one narrow network at once, and a part more of the wider ones. A share that
 * changes is asked anew each time.
 */
export function createNetworkShares(share: number | (() => number)): NetworkShares {
  const limiters = new Map<string, Limiter>();

  function enterOne(network: string, part: number): (() => void) | null {
    const most = (): number => Math.ceil((typeof share === 'number' ? share : share()) * part);
    const limiter = limiters.get(network) ?? createLimiter(most);
    const leave = limiter.enter();
    if (!leave) return null;
    limiters.set(network, limiter);
    return () => {
      leave();
      if (limiter.inside() === 0) limiters.delete(network);
    };
  }

  return {
    enter: (networks) => {
      const taken: (() => void)[] = [];
      const leaveAll = (): void => {
        for (const leave of taken.splice(0)) leave();
      };
      for (const width of byWidth) {
        const leave = enterOne(networks[width], parts[width]);
        if (!leave) {
          leaveAll();
          return null;
        }
        taken.push(leave);
      }
      return leaveAll;
    },
  };
}

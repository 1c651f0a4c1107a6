import { randomInt } from 'node:crypto';
import type { Keys } from '../../platform/keys.ts';
import type { AdaptiveLimit } from '../http/adaptive-limit.ts';
import type { Bound, Unread } from '../http/bound.ts';
import { readIdempotencyKey } from '../http/idempotency-key.ts';
import { createLimiter } from '../http/limiter.ts';
import { createNetworkShares } from '../http/network-shares.ts';
import { Refused } from '../http/refused.ts';
import { createRecentFlows } from './recent-flows.ts';
import { flowIdFrom } from './flow-identity.ts';

/** When to try again, in seconds: by chance, so that those who were refused together do not come together. */
const retryAfter = { least: 2, most: 8 };

/** The places for starts of new flows; whoever has begun one needs none. */
export type StartPlaces = Bound & {
  inside: () => number;
  /** Tells that a flow was let in: its start, repeated, is not refused here. */
  remember: (flowId: string) => void;
};

type Options = {
  keys: Keys;
  limit: Pick<AdaptiveLimit, 'places' | 'reach'>;
  /** Requests in flight that one narrow network may have, of whatever kind. */
  perNetwork: number;
  /** A random integer from `least`, below `end`. */
  random?: (least: number, end: number) => number;
};

/**
 * Lets in as many starts as the limit has places, of a network at most half of them, and half of what it
 * may have in flight: neither other networks nor steps from the same one are kept out. Past it,
 * `Overloaded`.
 */
export function createStartPlaces(options: Options): StartPlaces {
  const { keys, limit, perNetwork, random = randomInt } = options;
  const all = createLimiter(limit.places);
  const shares = createNetworkShares(() => Math.min(limit.places(), perNetwork) / 2);
  const recent = createRecentFlows();

  function tryEnter({ networks }: Unread): (() => void) | null {
    const leaveShare = shares.enter(networks);
    const leavePlace = leaveShare && all.enter();
    if (!leavePlace) {
      leaveShare?.();
      limit.reach();
      return null;
    }
    return () => {
      leavePlace();
      leaveShare();
    };
  }
  function enter(request: Unread): () => void {
    const leave = tryEnter(request) ?? (isRepeated(request) ? (): void => undefined : null);
    if (leave) return leave;
    const seconds = random(retryAfter.least, retryAfter.most + 1);
    const retryAt = new Date(request.reader.now.getTime() + seconds * 1000).toISOString();
    throw new Refused({ code: 'Overloaded', retryAt });
  }
  function isRepeated({ headers }: Unread): boolean {
    const key = readIdempotencyKey(headers);
    return key !== undefined && recent.has(flowIdFrom(keys, key));
  }

  return {
    check: (request) => {
      enter(request)();
    },
    enter,
    inside: all.inside,
    remember: recent.add,
  };
}

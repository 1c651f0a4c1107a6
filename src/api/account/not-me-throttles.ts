import type { Throttle } from '../../db/throttles.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Networks } from '../http/networks.ts';

const windowSeconds = 3600;
/** Tries from a network: few people report, and a code of 60 bits is not to be guessed at. */
const limits = { narrow: 60, middle: 240, wide: 960 } as const;

/** What a try of a code counts against: the network that it comes from, in three widths. */
export function notMeThrottles(keys: Keys, networks: Networks): Throttle[] {
  return (['narrow', 'middle', 'wide'] as const).map((width) => ({
    key: keys.lookup('throttle', `not-me-of-network:${networks[width]}`),
    limit: limits[width],
    windowSeconds,
  }));
}

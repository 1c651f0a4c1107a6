import type { Bound, Unread } from '../http/bound.ts';
import { createLimiter } from '../http/limiter.ts';
import { createNetworkShares } from '../http/network-shares.ts';
import { Refused } from '../http/refused.ts';

/** Each has a file of 5 MB in memory, and its sealed copy. */
const places = 8;
const placesOfNetwork = 4;
const retryAfterSeconds = 5;

/** The places for files that are being sent: few, and apart from those of other requests. Past them, `Overloaded`. */
export function createUploadPlaces(): Bound {
  const all = createLimiter(places);
  const shares = createNetworkShares(placesOfNetwork);

  function enter({ networks, reader }: Unread): () => void {
    const leaveShare = shares.enter(networks);
    const leavePlace = leaveShare && all.enter();
    if (leavePlace) {
      return () => {
        leavePlace();
        leaveShare();
      };
    }
    leaveShare?.();
    const retryAt = new Date(reader.now.getTime() + retryAfterSeconds * 1000).toISOString();
    throw new Refused({ code: 'Overloaded', retryAt });
  }
  return {
    check: (request) => {
      enter(request)();
    },
    enter,
  };
}

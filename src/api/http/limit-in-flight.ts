import type { RequestHandler } from 'express';
import { Refused } from './refused.ts';
import { type Context, contextOf } from './context.ts';
import type { Limiter } from './limiter.ts';
import type { NetworkShares } from './network-shares.ts';

/**
 * Refuses early what would only wait: past the limit, requests get `Overloaded` at once. A request has
 * a place of its network's share from its headers on; one among those in flight only once it is all
 * there (`enter` of its context), so that bodies that do not come keep nobody out.
 */
export function limitInFlight(inFlight: Limiter, shares: NetworkShares): RequestHandler {
  return (request, response, next) => {
    const context = contextOf(request);
    const leaveShare = shares.enter(context.networks);
    if (!leaveShare) throw new Refused('Overloaded');
    const { close, ...places } = placesOf(inFlight, leaveShare);
    Object.assign(context, places);
    response.once('close', close);
    next();
  };
}

/**
 * The places of one request. What is begun for it goes on without its client: so its places are kept
 * until both have ended, and nobody has more under way than fits by going away and coming again.
 */
function placesOf(
  inFlight: Limiter,
  leaveShare: () => void,
): Pick<Context, 'enter' | 'leave' | 'finish'> & { close: () => void } {
  const taken = [leaveShare];
  let isServed = false;
  let isClosed = false;
  const leave = (): void => {
    for (const giveBack of taken.splice(0)) giveBack();
  };
  return {
    leave,
    enter: (takeFirst) => {
      if (isServed) return;
      const leaveFirst = takeFirst?.();
      const leavePlace = inFlight.enter();
      if (!leavePlace) {
        leaveFirst?.();
        throw new Refused('Overloaded');
      }
      taken.push(leavePlace, ...(leaveFirst ? [leaveFirst] : []));
      isServed = true;
    },
    finish: () => {
      isServed = false;
      if (isClosed) leave();
    },
    close: () => {
      isClosed = true;
      if (!isServed) leave();
    },
  };
}

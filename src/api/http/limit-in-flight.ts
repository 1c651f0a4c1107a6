import type { RequestHandler } from 'express';
import { Refused } from './refused.ts';
import { contextOf } from './context.ts';
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
    let leavePlace: (() => void) | null = null;
    context.leave = () => {
      leaveShare();
      leavePlace?.();
    };
    context.enter = () => {
      leavePlace ??= inFlight.enter();
      if (!leavePlace) throw new Refused('Overloaded');
    };
    response.once('close', context.leave);
    next();
  };
}

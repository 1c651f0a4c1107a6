import type { RequestHandler } from 'express';
import { Refused } from './refused.ts';
import { contextOf } from './context.ts';
import type { Limiter } from './limiter.ts';

/** Refuses early what would only wait: past the limit, requests get `Overloaded` at once. */
export function limitInFlight(limiter: Limiter): RequestHandler {
  return (request, response, next) => {
    const leave = limiter.enter();
    if (!leave) throw new Refused('Overloaded');
    contextOf(request).leave = leave;
    response.once('close', leave);
    next();
  };
}

import type { RequestHandler } from 'express';
import type { IncomingHttpHeaders } from 'node:http';
import { Refused } from './refused.ts';

/**
 * Refuses what comes once the process stops: nothing of it has begun, so it may be sent again anywhere. What
 * our own pages ask for still belongs to a page that is under way.
 */
export function refuseWhenStopping(
  stopping: AbortSignal,
  isOwnHop: (headers: IncomingHttpHeaders) => boolean = () => false,
): RequestHandler {
  return (request, _response, next) => {
    if (stopping.aborted && !isOwnHop(request.headers)) throw new Refused('ServiceUnavailable');
    next();
  };
}

import type { RequestHandler } from 'express';
import { Refused } from '../api/http/refused.ts';

/** What the Temporal UI sends beside the body. */
const headers = 'Authorization, Content-Type, X-Namespace, Caller-Type';
const preflightSeconds = '600';

/**
 * Lets pages of these very origins read the answers, and send the staff's cookie (Fetch standard, CORS);
 * `ForeignOrigin` for those of any other. A request without an origin comes from no page.
 */
export function allowOrigins(origins: readonly string[]): RequestHandler {
  return (request, response, next) => {
    const { origin } = request.headers;
    response.vary('Origin');
    if (origin === undefined) {
      next();
      return;
    }
    if (!origins.includes(origin)) throw new Refused('ForeignOrigin');
    response.set({
      'Access-Control-Allow-Origin': origin,
      'Access-Control-Allow-Credentials': 'true',
    });
    if (request.method !== 'OPTIONS') {
      next();
      return;
    }
    response.set({
      'Access-Control-Allow-Methods': 'POST',
      'Access-Control-Allow-Headers': headers,
      'Access-Control-Max-Age': preflightSeconds,
    });
    response.status(204).end();
  };
}

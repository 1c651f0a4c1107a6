import type { RequestHandler } from 'express';
import { WebFailure } from './web-failure.ts';

/**
 * Refuses a form that another site has a browser send, by what browsers say of where it comes from (Fetch
 * Metadata); those that do not say it name the origin (RFC 6454). Who says neither is no browser.
 */
export function requireOwnOrigin(origin: string): RequestHandler {
  return ({ headers }, _response, next) => {
    const site = headers['sec-fetch-site'];
    const isOwn = site === undefined ? headers.origin === origin : site === 'same-origin';
    if (!isOwn) throw new WebFailure(403);
    next();
  };
}

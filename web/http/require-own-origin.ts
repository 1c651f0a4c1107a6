import type { RequestHandler } from 'express';
import { WebFailure } from './web-failure.ts';

/**
 * Refuses a form that another site has a browser send, by what browsers say of where it comes from (Fetch
 * Metadata); those that do not say it name the origin (RFC 6454). Who says neither is no browser.
 */
export function requireOwnOrigin(origin: string): RequestHandler {
  return ({ headers }, _response, next) => {
    const site = headers['sec-fetch-site'];
    const isOwn = headers.origin === undefined ? site === 'same-origin' : headers.origin === origin;
    const isSame = site === undefined || site === 'same-origin';
    if (!isOwn || !isSame) throw new WebFailure(403);
    next();
  };
}

import type { RequestHandler } from 'express';
import helmet from 'helmet';

/**
 * For JSON: nothing may be loaded by, or shown inside, anything. `base-uri` and `form-action` do not fall back
 * to `default-src`.
 */
const none = ["'none'"];
const directives = {
  defaultSrc: none,
  objectSrc: none,
  baseUri: none,
  formAction: none,
  frameAncestors: none,
};

/** Headers for every answer; pages put their own, wider Content-Security-Policy over it. */
export function securityHeaders(): RequestHandler[] {
  return [
    helmet({
      contentSecurityPolicy: { useDefaults: false, directives },
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
    }),
    (_request, response, next) => {
      // Answers hold a citizen's data, or a capability: no cache may keep them.
      response.setHeader('Cache-Control', 'no-store');
      next();
    },
  ];
}

import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Page } from '../layout/page.ts';

const none = ["'none'"];
/** Of what is no page: a file that a page loads does nothing when it is opened by itself, nor does a redirect. */
const inert = {
  defaultSrc: none,
  objectSrc: none,
  baseUri: none,
  formAction: none,
  frameAncestors: none,
  sandbox: [],
};

/** Headers of every answer of the pages; each page puts its own Content-Security-Policy over it. */
export function pageHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: { useDefaults: false, directives: inert },
    // Browsers name the origin of a form to their own site alone: by it forms are known to be ours.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Everything from this very origin, nothing inline; what a script may call besides is said by its page. */
export function policyFor({ connects = [] }: Pick<Page, 'connects'>): string {
  return [
    "default-src 'none'",
    "object-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    ['connect-src', "'self'", ...connects].join(' '),
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ');
}

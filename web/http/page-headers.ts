import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Page } from '../layout/page.ts';

/** Headers of every answer of the pages; each page has its own Content-Security-Policy. */
export function pageHeaders(): RequestHandler {
  return helmet({
    contentSecurityPolicy: false,
    // Browsers name the origin of a form to their own site alone: by it forms are known to be ours.
    referrerPolicy: { policy: 'same-origin' },
    xFrameOptions: { action: 'deny' },
  });
}

/** Everything from this very origin, nothing inline; what a script may call besides is said by its page. */
export function policyFor({ connects = [] }: Pick<Page, 'connects'>): string {
  return [
    "default-src 'none'",
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

import { randomUUID } from 'node:crypto';
import type { Response } from 'express';
import { addressOf } from '../layout/address.ts';
import type { Page } from '../layout/page.ts';
import { renderPage } from '../layout/render-page.ts';
import type { WebDeps } from '../web-deps.ts';
import { keepDraft } from './draft.ts';
import { policyFor } from './page-headers.ts';
import type { Download, GoTo, Visit } from './screen.ts';

/** Answers with a page: nothing of it is kept by a cache, since it may be about somebody. */
export function sendPage(deps: WebDeps, visit: Visit, response: Response, page: Page): void {
  const { language, path, draft, isSignedIn, jar } = visit;
  const { assets, settings } = deps;
  const key = draft?.key ?? randomUUID();
  const { development } = settings;
  const html = renderPage(page, { language, path, key, draft, isSignedIn, assets, development });
  response.status(page.status ?? 200);
  response.set({
    'Content-Type': 'text/html; charset=utf-8',
    'Content-Language': language,
    'Content-Security-Policy': policyFor(page),
    'Cache-Control': 'no-store',
    ...(page.retryAfter !== undefined && { 'Retry-After': String(page.retryAfter) }),
  });
  setCookies(response, jar);
  response.end(html);
}

/** Answers with another page to read, whatever the method was (RFC 9110, section 15.4.4). */
export function goTo(visit: Visit, response: Response, { to, notice, draft }: GoTo): void {
  const { jar, sealer, language } = visit;
  if (draft) keepDraft(jar, sealer, { ...draft, ...(notice && { notice }) });
  else if (notice) keepDraft(jar, sealer, { at: to, values: {}, notice });
  setCookies(response, jar);
  response.set('Cache-Control', 'no-store');
  response.redirect(303, addressOf(language, to));
}

/** Answers with a file: it is about somebody, and kept by nobody on the way. */
export function sendFile({ jar }: Visit, response: Response, file: Download): void {
  response.set({
    'Content-Type': file.type,
    'Content-Disposition': `attachment; filename="${file.fileName}"`,
    'Cache-Control': 'no-store',
  });
  setCookies(response, jar);
  response.end(file.content);
}

/** What the answer sets for the browser. */
export function setCookies(response: Response, jar: Visit['jar']): void {
  const cookies = jar.headers();
  if (cookies.length > 0) response.set('Set-Cookie', cookies);
}

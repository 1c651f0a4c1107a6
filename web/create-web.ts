import { type ErrorRequestHandler, type RequestHandler, Router } from 'express';
import { codePages } from '../src/domain/account/code-pages.ts';
import { pickLanguage } from '../src/domain/fields/pick-language.ts';
import type { Language } from '../src/domain/flows/text.ts';
import { serveAsset } from './http/serve-asset.ts';
import { mountScreens } from './http/mount-screens.ts';
import { openVisit } from './http/open-visit.ts';
import { pageHeaders } from './http/page-headers.ts';
import { sendPage } from './http/send.ts';
import { WebFailure } from './http/web-failure.ts';
import { assetsPath } from './build/assets.ts';
import { downPage, notFoundPage, refusedPage } from './screens/failures.ts';
import { flowEvents, flowVersion } from './http/flow-events.ts';
import { postReturn, postReturnPath } from './http/post-return.ts';
import { paths, staffPaths } from './paths.ts';
import { screens } from './screens/screens.ts';
import type { WebDeps } from './web-deps.ts';

/** When to come again to a system whose process stops, in seconds. */
const stoppingRetryAfter = 5;

const languages = ['vi', 'en'] as const;

/** Addresses without a language: of the portal itself, and those that notices print. */
const shortAddresses = [
  ['/', ''],
  [codePages.notMe, paths.notMe],
  [codePages.cancellation, paths.cancellation],
  [codePages.objection, paths.objection],
  ['/staff', staffPaths.home],
] as const;

/**
 * The citizens' pages, in front of the API and by it alone: everything below `/vi` and `/en`, the files that
 * pages load, and the addresses that lead there. What is none of these goes on to the API.
 */
export function createWeb(deps: WebDeps): RequestHandler {
  const router = Router({ caseSensitive: true });
  router.get(`${assetsPath}{*name}`, pageHeaders(), serveAsset(deps.assets));
  router.get(postReturnPath, postReturn(deps));
  for (const [page, to] of shortAddresses) {
    router.get(page, pageHeaders(), (request, response) => {
      response.set({ Vary: 'Accept-Language', 'Cache-Control': 'no-store' });
      // Browsers take the fragment, which has the code, along (RFC 9110, section 10.2.2).
      response.redirect(302, `/${pickLanguage(request.headers['accept-language'])}${to}`);
    });
  }
  for (const language of languages) {
    const pages = Router({ caseSensitive: true });
    pages.use(logPages(deps), pageHeaders(), refuseWhenStopping(deps, language));
    pages.get('/ho-so/:slot/su-kien', flowEvents(deps, language));
    pages.get('/ho-so/:slot/trang-thai', flowVersion(deps, language));
    pages.use(mountScreens(deps, screens, language));
    pages.use((request, response) => {
      sendPage(deps, openVisit(deps, request, language), response, notFoundPage);
    });
    pages.use(answerError(deps, language));
    router.use(`/${language}`, pages);
  }
  return router;
}

function logPages({ logPage }: WebDeps): RequestHandler {
  return (request, response, next) => {
    const startedAt = performance.now();
    response.once('close', () => {
      const { route = null, problem }: { route?: unknown; problem?: unknown } = response.locals;
      logPage({
        method: request.method,
        route: typeof route === 'string' ? route : '-',
        status: response.statusCode,
        ms: Math.round((performance.now() - startedAt) * 10) / 10,
        ...(typeof problem === 'string' && { problem }),
      });
    });
    next();
  };
}

/** Once the process stops no page begins: what its browser sends again comes to another process, or the next. */
function refuseWhenStopping(deps: WebDeps, language: Language): RequestHandler {
  return (request, response, next) => {
    if (!deps.streams.stopping.aborted) {
      next();
      return;
    }
    const visit = openVisit(deps, request, language);
    const page = downPage({ form: undefined, path: visit.path, retryAfter: stoppingRetryAfter });
    sendPage(deps, visit, response, page);
  };
}

/** What no screen has caught: a form that was not read, or a fault of ours. */
function answerError(deps: WebDeps, language: Language): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status === 500) deps.logError(error, { method: request.method, route: '-' });
    const page = status === 500 ? { ...refusedPage(400), status: 500 } : refusedPage(status);
    sendPage(deps, openVisit(deps, request, language), response, page);
  };
}

function statusOf(error: unknown): WebFailure['status'] | 500 {
  if (error instanceof WebFailure) return error.status;
  // Of Express: a body that it could not read.
  const status = error instanceof Error && 'status' in error ? error.status : 500;
  return status === 413 || status === 415 || status === 400 ? status : 500;
}

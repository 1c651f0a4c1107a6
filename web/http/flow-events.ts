import type { Response, RequestHandler } from 'express';
import type { Language } from '../../src/domain/flows/text.ts';
import type { WebDeps } from '../web-deps.ts';
import { type FlowCookie, readFlowCookie } from './flow-cookies.ts';
import { openVisit } from './open-visit.ts';
import type { Visit } from './screen.ts';
import { setCookies } from './send.ts';

/** Comments keep proxies from taking a silent stream for a dead one. */
const heartbeatMs = 15_000;
/** How long a browser waits before it comes back to a stream that was cut. */
const retryMs = 1_000;
/** When to come again where there are too many streams, in seconds. */
const retryAfter = 10;

/** No stream of the API is to be had: too many of one flow, say. */
const refused = 'event: refused\ndata: later\n\n';

const versionPattern = /^\d{1,9}$/;

/** Of a flow's ETag: its version without the language. */
export function versionOf(etag: string): string {
  return /\d+/.exec(etag)?.[0] ?? '';
}

/**
 * `GET …/ho-so/:slot/su-kien?tu=…`: server-sent events for a page that waits, one whenever its flow has another
 * version than the page knows, without a word of what it has become; the page reads that anew. It is the
 * API's stream, for who has the flow's cookie. Only so many at once: the others look now and then.
 */
export function flowEvents(deps: WebDeps, language: Language): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/ho-so/:slot/su-kien';
    const visit = openVisit(deps, request, language);
    const held = readFlowCookie(visit.jar, visit.params['slot'] ?? '');
    if (!held) {
      response.status(204).end(); // a browser does not come again after that
      return;
    }
    const leave = deps.streams.enter();
    if (!leave) {
      response.status(503).set('Retry-After', String(retryAfter)).end();
      return;
    }
    const known = [request.get('last-event-id'), visit.query('tu')];
    const lastEventId = known.find((one) => one !== undefined && versionPattern.test(one));
    try {
      await stream(deps, { visit, held, lastEventId }, response);
    } finally {
      leave();
    }
  };
}

type Following = { visit: Visit; held: FlowCookie; lastEventId: string | undefined };

async function stream(
  { streams, logError }: WebDeps,
  { visit, held, lastEventId }: Following,
  response: Response,
): Promise<void> {
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const signal = AbortSignal.any([gone.signal, streams.stopping]);
  response.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store',
    'X-Accel-Buffering': 'no',
  });
  response.write(`retry: ${retryMs}\n\n`);
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  try {
    for await (const event of visit.client.open(held).events({ lastEventId, signal })) {
      response.write(event.ok ? `id: ${event.id}\ndata: ${event.flow.status}\n\n` : refused);
    }
  } catch (error) {
    if (!signal.aborted) logError(error, { method: 'GET', route: '/ho-so/:slot/su-kien' });
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

const notHeld = [401, 404, 410];

/**
 * `GET …/ho-so/:slot/trang-thai`: the version of the flow, and nothing else; 404 for one that the browser does
 * not hold. It may bring a session, as every look at a login that is done.
 */
export function flowVersion(deps: WebDeps, language: Language): RequestHandler {
  return async (request, response) => {
    response.locals['route'] = '/ho-so/:slot/trang-thai';
    const visit = openVisit(deps, request, language);
    const held = readFlowCookie(visit.jar, visit.params['slot'] ?? '');
    // A page that waits looks again.
    const answer =
      held &&
      (await visit.client
        .open(held)
        .read()
        .catch(() => null));
    const isHeld = held && (!answer || answer.ok || !notHeld.includes(answer.status));
    response.status(answer?.ok ? 200 : isHeld ? 503 : 404);
    response.set({ 'Content-Type': 'text/plain', 'Cache-Control': 'no-store' });
    setCookies(response, visit.jar);
    response.end(answer?.ok ? versionOf(answer.etag) : '');
  };
}

import type { RequestHandler } from 'express';
import type { Language } from '../../src/domain/flows/text.ts';
import type { WebDeps } from '../web-deps.ts';
import { readFlowCookie } from './flow-cookies.ts';
import { openVisit } from './open-visit.ts';

/**
 * Server-sent events for a page that waits: one whenever its flow has changed, without a word of what it has
 * become; the page reads that anew. The API's stream, for who has the flow's cookie.
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
    const gone = new AbortController();
    response.once('close', () => {
      gone.abort();
    });
    response.set({ 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store' });
    response.flushHeaders();
    const lastEventId = request.get('last-event-id');
    try {
      const { signal } = gone;
      for await (const event of visit.client.open(held).events({ lastEventId, signal })) {
        response.write(
          event.ok ? `id: ${event.id}\ndata: ${event.flow.status}\n\n` : 'data: gone\n\n',
        );
      }
    } catch (error) {
      if (!gone.signal.aborted)
        deps.logError(error, { method: 'GET', route: '/ho-so/:slot/su-kien' });
    }
    response.end();
  };
}

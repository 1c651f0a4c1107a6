import type { Request } from 'express';
import { createClient } from '../../client/create-client.ts';
import type { Language } from '../../src/domain/flows/text.ts';
import type { WebDeps } from '../web-deps.ts';
import { openCookieJar } from './cookie-jar.ts';
import { readDraft } from './draft.ts';
import type { Visit } from './screen.ts';

/** Somebody waits: the API's own deadline, and one more try. */
const answerMs = 10_000;
const tries = 2;

/** A request of a browser as screens get it. */
export function openVisit(deps: WebDeps, request: Request, language: Language): Visit {
  const now = deps.now();
  const jar = openCookieJar(request.headers.cookie, now);
  const remoteAddress = request.socket.remoteAddress ?? '';
  const fetch = deps.connections.for({ headers: request.headers, remoteAddress, jar });
  const path = request.path.replace(/(.)\/$/, '$1');
  const draft = readDraft(jar, deps.sealer);
  return {
    language,
    path,
    params: Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)] as const),
    ),
    query: (name) => textOf(request.query[name]),
    client: createClient({ url: deps.settings.apiUrl, fetch, language, answerMs, tries }),
    jar,
    sealer: deps.sealer,
    draft: draft?.at === path && draft.of === jar.get('account') ? draft : null,
    isSignedIn: jar.get('session') !== undefined,
    solveCheck: (challenge) => deps.solver.solve(challenge, deps.networkOf(request)),
    settings: deps.settings,
    agent: deps.assets.agent,
    now,
  };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

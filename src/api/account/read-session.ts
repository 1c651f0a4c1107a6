import { sessionView } from '../../domain/account/session.ts';
import { type SessionDeps, session } from '../http/access/session.ts';
import { route, type Route } from '../http/route.ts';
import { presentSession } from './present-session.ts';

/** `GET /v1/session`: who am I, at which level, until when. */
export function readSession(deps: SessionDeps): Route {
  return route({
    method: 'get',
    path: '/v1/session',
    access: session(deps),
    answers: { 200: { description: 'The session that asks', schema: sessionView } },
    refusals: [],
    operation: {
      id: 'readSession',
      tag: 'account',
      summary: { vi: 'Phiên đăng nhập hiện tại', en: 'The session that asks' },
    },
    handle: ({ session: current }) => ({ status: 200, json: presentSession(current, current) }),
  });
}

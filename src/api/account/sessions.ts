import { z } from 'zod';
import { pageSize } from '../../domain/account/list-view.ts';
import { sessionListView, sessionsEnded } from '../../domain/account/session-list-view.ts';
import { session } from '../http/access/session.ts';
import { clearedSessionCookie } from '../http/cookies.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { afterParameter, cursorOf, placeOf } from './cursors.ts';
import { idOf } from './id-of.ts';
import type { ListDeps } from './list-deps.ts';
import { presentSession } from './present-session.ts';

const path = '/v1/account/sessions';

/** The sessions of an account: the list, the end of one, and the end of all others (guide 3.3). */
export function sessions(deps: ListDeps): Route[] {
  return [listed(deps), endedOne(deps), endedOthers(deps)];
}

const endedParameter = z
  .enum(['true', 'false'])
  .optional()
  .describe('`true`: those that have ended within 12 months, in place of the open ones');

function listed({ keys, lists, ...deps }: ListDeps): Route {
  return route({
    method: 'get',
    path,
    access: session(deps),
    query: { ended: endedParameter, after: afterParameter },
    answers: { 200: { description: 'The latest begun first', schema: sessionListView } },
    refusals: [],
    operation: {
      id: 'listSessions',
      tag: 'account',
      summary: { vi: 'Các phiên đăng nhập', en: 'The sessions of the account' },
    },
    handle: async ({ session: current, query: { ended, after } }) => {
      const { accountId } = current;
      const listed = { list: 'sessions', accountId } as const;
      const asked = { accountId, ended: ended === 'true', limit: pageSize };
      const page = await lists.listSessions({ ...asked, after: placeOf(keys, listed, after) });
      const items = page.items.map((one) => presentSession(one, current));
      return { status: 200, json: { items, next: cursorOf(keys, listed, page.next) } };
    },
  });
}

function endedOne({ lists, ...deps }: ListDeps): Route {
  return route({
    method: 'delete',
    path: `${path}/{id}`,
    access: session(deps),
    answers: { 204: { description: 'It is over, now or before' } },
    refusals: ['SessionNotFound'],
    operation: {
      id: 'endSession',
      tag: 'account',
      summary: { vi: 'Kết thúc một phiên đăng nhập', en: 'End one session' },
    },
    handle: async ({ params, session: current }) => {
      const id = idOf(params, 'SessionNotFound');
      const isOwn = id === current.id;
      const endedBy = isOwn ? 'signed_out' : 'other_session';
      const { accountId } = current;
      const isKnown = await lists.endSession({ accountId, id, endedBy });
      if (!isKnown) throw new Refused('SessionNotFound');
      return { status: 204, ...(isOwn && { headers: { 'Set-Cookie': clearedSessionCookie() } }) };
    },
  });
}

function endedOthers({ lists, ...deps }: ListDeps): Route {
  return route({
    method: 'delete',
    path,
    access: session(deps),
    answers: { 200: { description: 'The one that asks goes on', schema: sessionsEnded } },
    refusals: [],
    operation: {
      id: 'endOtherSessions',
      tag: 'account',
      summary: { vi: 'Kết thúc mọi phiên đăng nhập khác', en: 'End all other sessions' },
    },
    handle: async ({ session: current }) => ({
      status: 200,
      json: { ended: await lists.endOthers(current) },
    }),
  });
}

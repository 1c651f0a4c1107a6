import { methodListView, methodView } from '../../domain/account/method-view.ts';
import { freshSession } from '../http/access/fresh-session.ts';
import { session } from '../http/access/session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { idOf } from './id-of.ts';
import type { ListDeps } from './list-deps.ts';
import { presentMethods } from './present-methods.ts';

const path = '/v1/account/methods';

/**
 * `GET /v1/account/methods`, and `POST /v1/account/methods/{id}/lock`: what one signs in by, and the one
 * edit of it that is no flow: it takes a fresh proof, and is made at once (guide 3.2).
 */
export function methods(deps: ListDeps): Route[] {
  return [listed(deps), locked(deps)];
}

function listed(deps: ListDeps): Route {
  return route({
    method: 'get',
    path,
    access: session(deps),
    answers: { 200: { description: 'A row for each', schema: methodListView } },
    refusals: [],
    operation: {
      id: 'listAuthenticationMethods',
      tag: 'account',
      summary: { vi: 'Các phương thức xác thực', en: 'The authentication methods' },
    },
    handle: async ({ session: { accountId } }) => ({
      status: 200,
      json: { items: await read(deps, accountId), next: null },
    }),
  });
}

function locked(deps: ListDeps): Route {
  return route({
    method: 'post',
    path: `${path}/{id}/lock`,
    access: freshSession(deps),
    answers: { 200: { description: 'It is locked, now or before', schema: methodView } },
    refusals: ['MethodNotFound', 'LastWayIn'],
    operation: {
      id: 'lockMethod',
      tag: 'account',
      summary: { vi: 'Khóa phương thức xác thực', en: 'Lock an authentication method' },
    },
    handle: async ({ params, session: { accountId } }) => {
      const methodId = idOf(params, 'MethodNotFound');
      const { outcome } = await deps.lists.lockMethod({ accountId, methodId });
      if (outcome === 'account_over') throw new Refused('SessionEnded');
      if (outcome === 'last_way_in') throw new Refused('LastWayIn');
      const all = outcome === 'locked' ? await read(deps, accountId) : [];
      const method = all.find(({ id }) => id === methodId);
      if (!method) throw new Refused('MethodNotFound');
      return { status: 200, json: method };
    },
  });
}

async function read({ lists, settings }: ListDeps, accountId: string) {
  return presentMethods(await lists.listMethods(accountId), settings.methods);
}

import { pageSize } from '../../domain/account/list-view.ts';
import {
  dataRequestBody,
  dataRequestPerDay,
  dueOf,
  type NewStatement,
} from '../../domain/privacy/data-request.ts';
import { dataRequestList, dataRequestView } from '../../domain/privacy/data-request-views.ts';
import { dataRequestPrefix } from '../../domain/flows/reference.ts';
import type { Keys } from '../../platform/keys.ts';
import { afterParameter, cursorOf, placeOf } from '../account/cursors.ts';
import { idOf } from '../account/id-of.ts';
import { referenceOf } from '../flows/flow-identity.ts';
import { requestMac } from '../flows/request-mac.ts';
import { type SessionDeps, session } from '../http/access/session.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { presentOwn } from './present-request.ts';
import type { PrivacyStore } from './privacy-store.ts';

export type OwnRequestDeps = SessionDeps & { keys: Keys; privacy: PrivacyStore };

const path = '/v1/account/data-requests';

/** What somebody asks about their own data (law 91/2025/QH15): made, listed, withdrawn. */
export function ownRequests(deps: OwnRequestDeps): Route[] {
  return [askRoute(deps), listRoute(deps), withdrawRoute(deps)];
}

function askRoute(deps: OwnRequestDeps): Route {
  return route({
    method: 'post',
    path,
    access: session(deps),
    idempotencyKey: 'required',
    body: dataRequestBody,
    answers: { 201: { description: 'It waits for an answer', schema: dataRequestView } },
    refusals: [
      'DataRequestsStillOpen',
      'TooManyDataRequests',
      'IdempotencyKeyReused',
      'SessionEnded',
    ],
    operation: {
      id: 'askAboutData',
      tag: 'account',
      summary: { vi: 'Gửi yêu cầu về dữ liệu cá nhân', en: 'Make a request about personal data' },
    },
    handle: async ({ body, idempotencyKey, session: { accountId }, reader: { now } }) => {
      const asked = newRequest(deps.keys, { accountId, key: idempotencyKey, body, now });
      const told = await deps.privacy.ask(asked);
      if (told.outcome === 'too_many') {
        throw new Refused({ code: 'TooManyDataRequests', retryAt: told.until.toISOString() });
      }
      if (told.outcome === 'too_many_open') throw new Refused('DataRequestsStillOpen');
      if (told.outcome === 'key_reused') throw new Refused('IdempotencyKeyReused');
      const made = await deps.privacy.read({ id: asked.id, accountId });
      if (told.outcome === 'account_over' || !made) throw new Refused('SessionEnded');
      return { status: 201, headers: { Location: path }, json: presentOwn(made) };
    },
  });
}

type Asking = { accountId: string; key: string; body: NewStatement; now: Date };

function newRequest(keys: Keys, { accountId, key, body, now }: Asking) {
  const id = idFrom(keys.lookup('data-request', `${accountId}:${key}`));
  return {
    ...{ id, accountId, ...body },
    reference: referenceOf(id, dataRequestPrefix),
    requestMac: Buffer.from(requestMac(keys, 'data-request', body), 'utf8'),
    askedAt: now,
    dueAt: dueOf(now),
    throttle: {
      key: keys.lookup('throttle', `data-request-of:${accountId}`),
      ...dataRequestPerDay,
    },
  };
}

/** The first 16 bytes as a UUID is written; it has no version. */
function idFrom(mac: Buffer): string {
  const hex = mac.toString('hex');
  const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)];
  return [...parts, hex.slice(20, 32)].join('-');
}

function listRoute({ keys, privacy, ...deps }: OwnRequestDeps): Route {
  return route({
    method: 'get',
    path,
    access: session(deps),
    query: { after: afterParameter },
    answers: { 200: { description: 'The newest first', schema: dataRequestList } },
    refusals: [],
    operation: {
      id: 'listDataRequests',
      tag: 'account',
      summary: { vi: 'Các yêu cầu về dữ liệu cá nhân', en: 'Requests about personal data' },
    },
    handle: async ({ session: { accountId }, query: { after } }) => {
      const listed = { list: 'data-requests', accountId } as const;
      const asked = { accountId, limit: pageSize, after: placeOf(keys, listed, after) };
      const page = await privacy.list(asked);
      const next = cursorOf(keys, listed, page.next);
      return { status: 200, json: { items: page.items.map(presentOwn), next } };
    },
  });
}

function withdrawRoute({ privacy, ...deps }: OwnRequestDeps): Route {
  return route({
    method: 'delete',
    path: `${path}/{id}`,
    access: session(deps),
    answers: { 204: { description: 'Withdrawn, also the second time; a restriction is lifted' } },
    refusals: ['DataRequestNotFound', 'DataRequestNotOpen'],
    operation: {
      id: 'withdrawDataRequest',
      tag: 'account',
      summary: {
        vi: 'Rút lại yêu cầu về dữ liệu cá nhân',
        en: 'Withdraw a request about personal data',
      },
    },
    handle: async ({ params, session: { accountId } }) => {
      const id = idOf(params, 'DataRequestNotFound');
      const { outcome } = await privacy.withdraw({ id, accountId });
      if (outcome === 'not_found') throw new Refused('DataRequestNotFound');
      if (outcome === 'answered') throw new Refused('DataRequestNotOpen');
      return { status: 204 };
    },
  });
}

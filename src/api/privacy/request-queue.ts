import { pageSize } from '../../domain/account/list-view.ts';
import { dataRequestAnswerBody, dataRequestState } from '../../domain/privacy/data-request.ts';
import { openedRequestView, requestQueue } from '../../domain/privacy/data-request-views.ts';
import type { StaffRole } from '../../domain/staff/roles.ts';
import { whyHeaders } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { afterParameter, cursorOf, placeOf } from '../account/cursors.ts';
import { idOf } from '../account/id-of.ts';
import { requestMac } from '../flows/request-mac.ts';
import { type StaffAccessDeps, staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import { presentOpened, presentQueued } from './present-request.ts';
import type { PrivacyStore } from './privacy-store.ts';

export type RequestQueueDeps = StaffAccessDeps & { keys: Keys; privacy: PrivacyStore };

const path = '/v1/staff/data-requests';
const roles: readonly StaffRole[] = ['support'];

/** The requests of citizens about their data, as support staff answer them in two working days. */
export function staffRequests(deps: RequestQueueDeps): Route[] {
  return [queueRoute(deps), openRoute(deps), answerRoute(deps)];
}

function queueRoute({ keys, privacy, ...deps }: RequestQueueDeps): Route {
  const id = 'listDataRequestQueue';
  return route({
    method: 'get',
    path,
    access: staffOnly(deps, id, roles),
    query: {
      state: dataRequestState.default('open').describe('open unless told'),
      after: afterParameter,
    },
    answers: { 200: { description: 'Those first that are due first', schema: requestQueue } },
    refusals: [],
    operation: {
      id,
      tag: 'staff',
      summary: { vi: 'Yêu cầu về dữ liệu theo hạn', en: 'Data requests by due date' },
    },
    handle: async ({ staff, query: { state, after }, reader: { now } }) => {
      const listed = { list: 'request-queue', by: `${state}:${staff.id}` } as const;
      const asked = { state, limit: pageSize, after: placeOf(keys, listed, after) };
      const page = await privacy.queue(asked);
      const items = page.items.map((request) => presentQueued(request, now));
      return { status: 200, json: { items, next: cursorOf(keys, listed, page.next) } };
    },
  });
}

function openRoute({ privacy, ...deps }: RequestQueueDeps): Route {
  const operationId = 'openDataRequest';
  return route({
    method: 'get',
    path: `${path}/{id}`,
    access: staffOnly(deps, operationId, roles),
    headers: whyHeaders,
    answers: { 200: { description: 'The request, opened', schema: openedRequestView } },
    refusals: ['DataRequestNotFound'],
    operation: {
      id: operationId,
      tag: 'staff',
      summary: { vi: 'Mở một yêu cầu về dữ liệu', en: 'Open a data request' },
    },
    handle: async ({ params, staff, headers, reader: { now } }) => {
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const id = idOf(params, 'DataRequestNotFound');
      const found = await privacy.open({ id, by: staff.id, why });
      if (!found) throw new Refused('DataRequestNotFound');
      return { status: 200, json: presentOpened(found, now) };
    },
  });
}

function answerRoute({ keys, privacy, ...deps }: RequestQueueDeps): Route {
  const operationId = 'answerDataRequest';
  return route({
    method: 'post',
    path: `${path}/{id}/answers`,
    access: staffOnly(deps, operationId, roles),
    idempotencyKey: 'required',
    body: dataRequestAnswerBody,
    answers: { 200: { description: 'The request, answered', schema: openedRequestView } },
    refusals: ['DataRequestNotFound', 'DataRequestNotOpen', 'IdempotencyKeyReused'],
    operation: {
      id: operationId,
      tag: 'staff',
      summary: { vi: 'Trả lời yêu cầu về dữ liệu', en: 'Answer a data request' },
    },
    handle: async ({ params, staff, body, idempotencyKey: key, reader: { now } }) => {
      const id = idOf(params, 'DataRequestNotFound');
      const { reason, ticket, outcome, answer } = body;
      const mac = requestMac(keys, 'data-request-answer', { id, by: staff.id, ...body });
      const told = await privacy.answer({
        ...{ id, key, outcome, answer, by: staff.id, why: { reason, ticket } },
        requestMac: Buffer.from(mac, 'utf8'),
      });
      if (told.outcome !== 'done') throw new Refused(refusals[told.outcome]);
      return { status: 200, json: presentOpened(told.request, now) };
    },
  });
}

const refusals = {
  not_found: 'DataRequestNotFound',
  not_open: 'DataRequestNotOpen',
  key_reused: 'IdempotencyKeyReused',
} as const;

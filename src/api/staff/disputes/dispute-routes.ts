import { pageSize } from '../../../domain/account/list-view.ts';
import { disputeLines, disputeView } from '../../../domain/staff/dispute-view.ts';
import { decisionBody, reviewView } from '../../../domain/staff/review-view.ts';
import { whyHeaders } from '../../../domain/staff/why.ts';
import { afterParameter, cursorOf, placeOf } from '../../account/cursors.ts';
import { staffOnly } from '../../http/access/staff.ts';
import { Refused } from '../../http/refused.ts';
import { route, type Route } from '../../http/route.ts';
import { decide, decisionRefusals } from '../reviews/decide.ts';
import { presentReview } from '../reviews/present-review.ts';
import { deciders, type ReviewDeps } from '../reviews/review-routes.ts';
import { readFile } from './read-file.ts';
import type { StaffDisputeStore } from './dispute-store.ts';
import { presentDispute, presentDisputeLine } from './present-dispute.ts';

export type DisputeDeps = ReviewDeps & { staffDisputes: StaffDisputeStore };

const path = '/v1/staff/disputes';

/** Complaints: those that wait, one with all that was said, its files, and its review's decision. */
export function disputeRoutes(deps: DisputeDeps): Route[] {
  return [list(deps), read(deps), readFile(deps, path), decideOne(deps)];
}

function list(deps: DisputeDeps): Route {
  const { keys, staffDisputes } = deps;
  return route({
    method: 'get',
    path,
    access: staffOnly(deps, 'listDisputes', deciders),
    query: { after: afterParameter },
    answers: {
      200: { description: 'Those that wait, the longest first', schema: disputeLines },
    },
    refusals: [],
    operation: {
      id: 'listDisputes',
      tag: 'staff',
      summary: { vi: 'Các khiếu nại đang chờ', en: 'The complaints that wait' },
    },
    handle: async ({ query: { after }, staff: { id: by } }) => {
      const listed = { list: 'disputes', by } as const;
      const asked = { limit: pageSize, after: placeOf(keys, listed, after) };
      const { items, next } = await staffDisputes.list(asked);
      const json = { items: items.map(presentDisputeLine), next: cursorOf(keys, listed, next) };
      return { status: 200, json };
    },
  });
}

function read(deps: DisputeDeps): Route {
  const { staffDisputes, reviews, now } = deps;
  return route({
    method: 'get',
    path: `${path}/{id}`,
    access: staffOnly(deps, 'readDispute', deciders),
    headers: whyHeaders,
    answers: { 200: { description: 'All that was said', schema: disputeView } },
    refusals: ['DisputeNotFound'],
    operation: {
      id: 'readDispute',
      tag: 'staff',
      summary: { vi: 'Xem một khiếu nại', en: 'A complaint, with all that was said' },
    },
    handle: async ({ params, staff, headers }) => {
      const dispute = await disputeAt(deps, params);
      const flowId = dispute.id;
      const id = await reviews.latestOf(flowId);
      const review = id === null ? null : await reviews.read(id);
      const evidence = await staffDisputes.evidenceOf(flowId);
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const details = { review: id };
      await reviews.note({ act: 'dispute_shown', by: staff.id, why, flowId, details });
      const shown = review && presentReview(review, staff, now());
      return { status: 200, json: presentDispute(dispute, evidence, shown) };
    },
  });
}

/** A complaint's decision is its review's. */
function decideOne(deps: DisputeDeps): Route {
  return route({
    method: 'post',
    path: `${path}/{id}/decisions`,
    access: staffOnly(deps, 'decideDispute', deciders),
    idempotencyKey: 'required',
    body: decisionBody,
    answers: {
      200: { description: 'Done; the review as it now stands', schema: reviewView },
      202: { description: 'Decided, and not taken by its flow yet', schema: reviewView },
    },
    refusals: [...decisionRefusals, 'DisputeNotFound'],
    operation: {
      id: 'decideDispute',
      tag: 'staff',
      summary: { vi: 'Quyết định một khiếu nại', en: 'Decide a complaint' },
    },
    handle: async ({ params, body, staff, idempotencyKey: key }) => {
      const dispute = await disputeAt(deps, params);
      const reviewId = await deps.reviews.latestOf(dispute.id);
      if (reviewId === null) throw new Refused('ReviewNotFound');
      return decide(deps, { reviewId, body, staff, key });
    },
  });
}

async function disputeAt(
  { staffDisputes }: DisputeDeps,
  { id = '' }: Readonly<Record<string, string>>,
) {
  const dispute = /^[\w-]{1,100}$/.test(id) ? await staffDisputes.read(id) : null;
  if (!dispute) throw new Refused('DisputeNotFound');
  return dispute;
}

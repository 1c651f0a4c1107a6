import { pageSize } from '../../../domain/account/list-view.ts';
import { decisionBody, reviewLines, reviewView } from '../../../domain/staff/review-view.ts';
import { whyHeaders } from '../../../domain/staff/why.ts';
import { afterParameter, cursorOf, placeOf } from '../../account/cursors.ts';
import { type StaffAccessDeps, staffOnly } from '../../http/access/staff.ts';
import { Refused } from '../../http/refused.ts';
import { route, type Route } from '../../http/route.ts';
import { decide, type DecideDeps, decisionRefusals } from './decide.ts';
import { presentLine, presentReview } from './present-review.ts';
import type { ReviewStore } from './review-store.ts';

export type ReviewDeps = StaffAccessDeps & DecideDeps & { reviews: ReviewStore };

const path = '/v1/staff/reviews';
export const deciders = ['support', 'supervisor'] as const;

/** Manual verification: the reviews that wait, one with its claim, and what is decided about it. */
export function reviewRoutes(deps: ReviewDeps): Route[] {
  return [list(deps), read(deps), decideOne(deps)];
}

function list(deps: ReviewDeps): Route {
  const { keys, reviews, now } = deps;
  return route({
    method: 'get',
    path,
    access: staffOnly(deps, 'listReviews', deciders),
    query: { after: afterParameter },
    answers: { 200: { description: 'Those that wait, the first due first', schema: reviewLines } },
    refusals: [],
    operation: {
      id: 'listReviews',
      tag: 'staff',
      summary: { vi: 'Các yêu cầu xác minh đang chờ', en: 'The reviews that wait for staff' },
    },
    handle: async ({ query: { after }, staff: { id: by } }) => {
      const listed = { list: 'reviews', by } as const;
      const page = await reviews.list({ limit: pageSize, after: placeOf(keys, listed, after) });
      const items = page.items.map((review) => presentLine(review, now()));
      return { status: 200, json: { items, next: cursorOf(keys, listed, page.next) } };
    },
  });
}

function read(deps: ReviewDeps): Route {
  const { reviews, now } = deps;
  return route({
    method: 'get',
    path: `${path}/{id}`,
    access: staffOnly(deps, 'readReview', deciders),
    headers: whyHeaders,
    answers: { 200: { description: 'The review, with what is claimed', schema: reviewView } },
    refusals: ['ReviewNotFound'],
    operation: {
      id: 'readReview',
      tag: 'staff',
      summary: { vi: 'Xem một yêu cầu xác minh', en: 'A review, with what is claimed' },
    },
    handle: async ({ params, staff, headers }) => {
      const review = await reviews.read(params['id'] ?? '');
      if (!review) throw new Refused('ReviewNotFound');
      const why = { reason: headers['X-Reason'], ticket: headers['X-Ticket'] };
      const { id, flowId } = review;
      await reviews.note({
        act: 'review_shown',
        by: staff.id,
        why,
        flowId,
        details: { review: id },
      });
      return { status: 200, json: presentReview(review, staff, now()) };
    },
  });
}

function decideOne(deps: ReviewDeps): Route {
  return route({
    method: 'post',
    path: `${path}/{id}/decisions`,
    access: staffOnly(deps, 'decideReview', deciders),
    idempotencyKey: 'required',
    body: decisionBody,
    answers: {
      200: { description: 'Done; the review as it now stands', schema: reviewView },
      202: { description: 'Decided, and not taken by its flow yet', schema: reviewView },
    },
    refusals: decisionRefusals,
    operation: {
      id: 'decideReview',
      tag: 'staff',
      summary: {
        vi: 'Ghi giấy tờ, chấp nhận hoặc từ chối',
        en: 'Record papers, approve or reject',
      },
    },
    handle: ({ params, body, staff, idempotencyKey: key }) =>
      decide(deps, { reviewId: params['id'] ?? '', body, staff, key }),
  });
}

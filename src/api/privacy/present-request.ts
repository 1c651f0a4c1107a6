import type { DataRequest } from '../../db/privacy/own-data-requests.ts';
import type { OpenedRequest, QueuedRequest } from '../../db/privacy/request-queue.ts';
import { waysOf } from '../../domain/privacy/data-request.ts';
import type {
  DataRequestView,
  OpenedRequestView,
  RequestQueue,
} from '../../domain/privacy/data-request-views.ts';

/** A request as whoever made it sees it: members of staff are not named. */
export function presentOwn(request: DataRequest): DataRequestView {
  const { kind, state, statement, answer, withdrawnAt } = request;
  const isDone = answer?.outcome === 'done';
  const restricts = kind === 'restriction' && isDone && !withdrawnAt;
  return {
    ...told(request),
    statement,
    answer: answer && {
      outcome: answer.outcome,
      text: answer.text,
      answeredAt: answer.answeredAt.toISOString(),
    },
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    restricts,
    actions: state === 'open' || restricts ? ['withdraw'] : [],
    nextActions: isDone ? [...waysOf[kind]] : [],
  };
}

/** A line of the staff's queue. */
export function presentQueued(request: QueuedRequest, now: Date): RequestQueue['items'][number] {
  const isOverdue = request.state === 'open' && request.dueAt < now;
  return { ...told(request), isOverdue };
}

/** What support staff read of it. */
export function presentOpened(request: OpenedRequest, now: Date): OpenedRequestView {
  const { accountId, statement, answer, withdrawnAt, restrictedAt } = request;
  return {
    ...presentQueued(request, now),
    accountId,
    statement,
    answer: answer && { ...answer, answeredAt: answer.answeredAt.toISOString() },
    withdrawnAt: withdrawnAt?.toISOString() ?? null,
    restrictedAt: restrictedAt?.toISOString() ?? null,
  };
}

function told({ id, reference, kind, state, askedAt, dueAt }: QueuedRequest) {
  return {
    ...{ id, reference, kind, state },
    askedAt: askedAt.toISOString(),
    dueAt: dueAt.toISOString(),
  };
}

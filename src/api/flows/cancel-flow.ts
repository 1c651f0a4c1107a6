import { randomUUID } from 'node:crypto';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { answerSubmission, refusedAsEnded } from './answer-submission.ts';
import type { ApiDeps } from '../deps.ts';
import type { Answer, ApiRequest, Route } from '../http/route.ts';
import { requestMac } from '../http/request-mac.ts';
import { requireFlow } from './require-flow.ts';

const step = 'cancel';
const cancelled: Answer = { status: 204 };

/** `DELETE /v1/flows/{id}`: ends the flow without an account; the second time changes nothing. */
export function cancelFlow(deps: ApiDeps): Route {
  return {
    method: 'delete',
    path: '/v1/flows/{id}',
    operation: {
      id: 'cancel',
      tag: 'flow',
      summary: { vi: 'Hủy phiên đăng ký', en: 'Cancel the flow' },
      token: true,
      answers: {
        204: { description: 'Cancelled, now or before' },
        202: { description: 'Taken on, not done yet: the flow tells the rest', schema: 'Flow' },
      },
      problems: ['FlowEnded', 'FlowExpired'],
    },
    handle: (request) => cancel(deps, request),
  };
}

async function cancel({ keys, flows, rows }: ApiDeps, request: ApiRequest): Promise<Answer> {
  const flowId = requireFlow(keys, request);
  const { reader } = request;
  const mac = requestMac(keys, step, null);
  const outcome = await flows.submit(flowId, {
    step,
    data: null,
    idempotencyKey: randomUUID(),
    requestMac: mac,
  });
  switch (outcome.kind) {
    case 'answer':
      // It may have come to its end, with an account, while the wish was on its way.
      return unlessCancelled(outcome.answer.flow, await rows.read(flowId));
    case 'rejected':
    case 'ended':
      return unlessCancelled(null, await rows.read(flowId));
    case 'pending':
    case 'unavailable':
      return answerSubmission(rows, { flowId, requestMac: mac, reader, success: 200 }, outcome);
  }
}

/** A flow that ended in another way cannot be cancelled any more: its account may exist. */
function unlessCancelled(told: FlowRecord | null, row: FlowRow | null): Answer {
  if ((told ?? row?.record)?.status === 'cancelled') return cancelled;
  throw refusedAsEnded(row);
}

import { randomUUID } from 'node:crypto';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import { accepted, asEnded, refusedAsEnded } from './answer-submission.ts';
import type { Keys } from '../../platform/keys.ts';
import { Refused } from '../http/refused.ts';
import { flowToken } from '../http/access/flow-token.ts';
import type { Reader } from '../http/present-problem.ts';
import { route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';
import { flowAnswer } from './flow-answer.ts';
import type { FlowRows } from './flow-rows.ts';
import { requestMac } from './request-mac.ts';

const step = 'cancel';
const cancelled = { status: 204 } as const;

export type CancelDeps = { keys: Keys; flows: Pick<Flows, 'submit'>; rows: Pick<FlowRows, 'read'> };

/** `DELETE /v1/flows/{id}`: ends the flow before its end; the second time changes nothing. */
export function cancelFlow(deps: CancelDeps): Route {
  return route({
    method: 'delete',
    path: '/v1/flows/{id}',
    access: flowToken(deps),
    answers: {
      204: { description: 'Cancelled, now or before' },
      202: { description: 'Taken on, not done yet: the flow tells the rest', schema: flowAnswer },
    },
    refusals: ['FlowCompleted', 'FlowEnded', 'FlowExpired'],
    operation: {
      id: 'cancel',
      tag: 'flow',
      summary: { vi: 'Hủy phiên', en: 'Cancel the flow' },
    },
    handle: (request) => cancel(deps, request),
  });
}

async function cancel(
  { keys, flows, rows }: CancelDeps,
  { flowId, reader }: { flowId: string; reader: Reader },
) {
  const outcome = await flows.submit(flowId, {
    step,
    data: null,
    idempotencyKey: randomUUID(),
    requestMac: requestMac(keys, step, null),
  });
  switch (outcome.kind) {
    case 'answer':
      // It may have come to its end, with an account, while the wish was on its way.
      return unlessCancelled(outcome.answer.flow, await rows.read(flowId));
    case 'rejected':
      return unlessCancelled(null, await rows.read(flowId));
    case 'ended':
      return unlessCancelled(null, asEnded(await rows.read(flowId)));
    case 'pending':
      return accepted({ flowId, reader }, await rows.read(flowId));
    case 'unavailable':
      throw new Refused(outcome.code);
  }
}

/** A flow that ended in another way cannot be cancelled any more: its account may exist. */
function unlessCancelled(told: FlowRecord | null, row: FlowRow | null): typeof cancelled {
  if ((told ?? row?.record)?.status === 'cancelled') return cancelled;
  throw refusedAsEnded(row);
}

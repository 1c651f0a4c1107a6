import { z } from 'zod';
import type { Story } from '../../db/staff/read-story.ts';
import {
  type FlowAct,
  flowActNames,
  flowActs,
  whyNotFlowAct,
  whyNotUntil,
} from '../../domain/staff/flow-acts.ts';
import { storyView } from '../../domain/staff/flow-views.ts';
import { type Why, why } from '../../domain/staff/why.ts';
import { time } from '../../domain/steps/shown.ts';
import type { FlowRows } from '../flows/flow-rows.ts';
import { flowChanges } from '../flows/flow-changes.ts';
import { requestMac } from '../flows/request-mac.ts';
import { staffOnly } from '../http/access/staff.ts';
import { Refused } from '../http/refused.ts';
import { route, type Route } from '../http/route.ts';
import type { Flows } from '../temporal/flows.ts';
import { staffEventOf } from '../temporal/staff-event.ts';
import { actRefused } from './act-refused.ts';
import type { StaffFlowDeps } from './flow-reads.ts';
import { presentStory } from './present-story.ts';

export type ActOnFlowDeps = StaffFlowDeps & {
  flows: Pick<Flows, 'tell'>;
  rows: Pick<FlowRows, 'watch'>;
  stopping: AbortSignal;
};

/** How long the answer waits for the workflow to have done it. */
const outcomeMs = 3_000;

/** `POST /v1/staff/flows/{id}/actions/{act}`: each act of the table, a signal to the flow's workflow. */
export function actsOnFlows(deps: ActOnFlowDeps): Route[] {
  return flowActNames.map((act) => actOnFlow(deps, act));
}

type Body = Why & { until?: string | undefined };

/** What each act is asked for with. */
export const flowActBodies: Readonly<Record<FlowAct, z.ZodType<Body>>> = {
  resend: z.strictObject(why),
  openReview: z.strictObject(why),
  extend: z.strictObject({ ...why, until: time }),
  cancel: z.strictObject(why),
};

function actOnFlow(deps: ActOnFlowDeps, act: FlowAct): Route {
  const { title, roles } = flowActs[act];
  const id = `staff_${act}`;
  return route({
    method: 'post',
    path: `/v1/staff/flows/{id}/actions/${act}`,
    access: staffOnly(deps, id, roles),
    idempotencyKey: 'required',
    body: flowActBodies[act],
    answers: {
      202: { description: 'Told to the flow; the story as it stands', schema: storyView },
    },
    refusals: [
      'StaffFlowNotFound',
      'FlowActNotAllowed',
      'IdempotencyKeyReused',
      'ServiceUnavailable',
    ],
    operation: { id, tag: 'staff', summary: title },
    handle: async ({ params, body, idempotencyKey: key, staff, reader }) => {
      const before = await storyOf(deps, params['id'] ?? '');
      const { id: flowId } = before.row.record;
      const { until, reason, ticket } = body;
      const { outcome } = await deps.staffFlows.act(
        {
          ...{ key, flowId, by: staff.id, why: { reason, ticket } },
          act: flowActs[act].audited,
          requestMac: Buffer.from(requestMac(deps.keys, id, { flowId, ...body })),
          ...(until !== undefined && { details: { until } }),
        },
        () => {
          requireAllowed(before, act, until, reader.now);
        },
      );
      if (outcome === 'key_reused') throw new Refused('IdempotencyKeyReused');
      await tell(deps, before, staffEventOf({ act, key, reason, until: until ?? null }));
      return { status: 202, json: presentStory(await storyOf(deps, flowId), staff, reader) };
    },
  });
}

async function storyOf({ staffFlows }: ActOnFlowDeps, flowId: string): Promise<Story> {
  const story = await staffFlows.storyOfAct(flowId);
  if (!story) throw new Refused('StaffFlowNotFound');
  return story;
}

/** Refused by the table, with its words: what is refused is not noted as done. */
function requireAllowed(
  { row: { record } }: Story,
  act: FlowAct,
  until: string | undefined,
  now: Date,
): void {
  const whyNot =
    whyNotFlowAct(act, record, now) ??
    (until === undefined ? null : whyNotUntil(record, new Date(until), now));
  if (whyNot) throw actRefused('FlowActNotAllowed', whyNot);
}

/** Tells the flow, and waits a while for what comes of it; a flow that has ended hears nothing. */
async function tell(
  { flows, rows, stopping }: ActOnFlowDeps,
  { row: { record, version } }: Story,
  event: Parameters<Flows['tell']>[1],
): Promise<void> {
  const told = await flows.tell(record.id, event);
  if (told === 'unavailable') throw new Refused('ServiceUnavailable');
  if (told === 'ended') return;
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(outcomeMs)]);
  for await (const next of flowChanges(rows, record.id, { version, signal })) {
    if (next.version !== version) return;
  }
}

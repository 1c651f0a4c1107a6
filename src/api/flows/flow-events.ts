import { once } from 'node:events';
import type { Response } from 'express';
import { z } from 'zod';
import type { Logger } from '../../platform/log.ts';
import { flowToken, type OpenedFlow } from '../http/access/flow-token.ts';
import { flowChanges } from './flow-changes.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import { presentFlow } from './present-flow.ts';
import { Refused } from '../http/refused.ts';
import type { ReadFlowDeps } from './read-flow.ts';

/** Comments keep proxies from taking a silent stream for a dead one. */
const heartbeatMs = 15_000;
/** How long a client waits before it comes back to a stream that was cut. */
const retryMs = 1_000;

const lastEventId = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .optional()
  .describe('Id of the last event that is known');

/** An event by its fields (HTML standard, section 9.2.6); a line `retry: <ms>` comes before the first. */
const flowEvent = z
  .object({
    id: z
      .string()
      .regex(/^\d+$/)
      .describe('Version of the flow: sent as Last-Event-ID, it goes on'),
    event: z.literal('flow'),
    data: z.string().meta({
      description: 'The flow as it now stands, in JSON',
      contentMediaType: 'application/json',
      contentSchema: { $ref: '#/components/schemas/Flow' },
    }),
  })
  .meta({ id: 'FlowEvent' });

export type FlowEventsDeps = ReadFlowDeps & { log: Logger };

/** `GET /v1/flows/{id}/events`: the flow at each change, until it has ended (server-sent events). */
export function flowEvents(deps: FlowEventsDeps): Route {
  return route({
    method: 'get',
    path: '/v1/flows/{id}/events',
    access: flowToken(deps),
    headers: { 'Last-Event-ID': lastEventId },
    answers: {
      200: {
        description: 'Server-sent events, each of this form; comments between them say nothing',
        schema: flowEvent,
        type: 'text/event-stream',
      },
      204: { description: 'The flow has ended, and its end is known: do not come back' },
    },
    refusals: ['TooManyRequests'],
    operation: {
      id: 'flowEvents',
      tag: 'flow',
      summary: { vi: 'Theo dõi phiên', en: 'Follow the flow' },
    },
    handle: (request) => follow(deps, request.headers['Last-Event-ID'], request),
  });
}

type Following = ApiRequest & OpenedFlow;

async function follow(deps: FlowEventsDeps, version: number | undefined, request: Following) {
  const { flowId } = request;
  const row = await request.readRow();
  if (!row) throw new Refused('FlowNotFound');
  if (row.record.status !== 'open' && row.version === version) return { status: 204 } as const;
  const leave = deps.watchers.enter(flowId);
  request.leave();
  const signal = AbortSignal.any([request.gone(), deps.stopping]);
  const stream = async (response: Response): Promise<void> => {
    try {
      await sendEvents(deps, { version, signal }, request, response);
    } finally {
      leave();
    }
  };
  return { status: 200, stream } as const;
}

async function sendEvents(
  { rows, log }: FlowEventsDeps,
  after: Parameters<typeof flowChanges>[2],
  request: Following,
  response: Response,
): Promise<void> {
  const { flowId } = request;
  const { signal } = after;
  response.set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write(`retry: ${retryMs}\n\n`);
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  try {
    for await (const row of flowChanges(rows, flowId, after)) {
      request.requireStill(row);
      const data = JSON.stringify(presentFlow(row, request.reader));
      const isRead = response.write(`id: ${row.version}\nevent: flow\ndata: ${data}\n\n`);
      // A reader that is slow gets the latest flow when it is ready, not every one on the way.
      if (!isRead) await once(response, 'drain', { signal });
    }
  } catch (error) {
    // The status is sent already: the stream is cut, and the client comes back with its last id.
    const isTakenUp = error instanceof Refused;
    if (!signal.aborted && !isTakenUp) log.warn({ err: error, flowId }, 'a stream was cut');
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

import { once } from 'node:events';
import type { Response } from 'express';
import type { ApiDeps } from '../deps.ts';
import { flowChanges } from './flow-changes.ts';
import type { Answer, ApiRequest, Route } from '../http/route.ts';
import { presentFlow } from './present-flow.ts';
import { Refused } from '../http/refused.ts';
import { requireFlow } from './require-flow.ts';
import type { Watchers } from './watchers.ts';

/** Comments keep proxies from taking a silent stream for a dead one. */
const heartbeatMs = 15_000;
/** How long a client waits before it comes back to a stream that was cut. */
const retryMs = 1_000;

/** `GET /v1/flows/{id}/events`: the flow at each change, until it has ended (server-sent events). */
export function flowEvents(deps: ApiDeps, watchers: Watchers): Route {
  return {
    method: 'get',
    path: '/v1/flows/{id}/events',
    operation: {
      id: 'flowEvents',
      tag: 'flow',
      summary: { vi: 'Theo dõi phiên đăng ký', en: 'Follow the flow' },
      token: true,
      headers: { 'Last-Event-ID': 'Id of the last event that is known' },
      answers: {
        200: {
          description: 'Events named `flow`: the id is the version, the data the flow',
          schema: 'Flow',
          type: 'text/event-stream',
        },
        204: { description: 'The flow has ended, and its end is known: do not come back' },
      },
      problems: ['HeaderInvalid', 'TooManyRequests'],
    },
    handle: (request) => follow(deps, watchers, request),
  };
}

async function follow(deps: ApiDeps, watchers: Watchers, request: ApiRequest): Promise<Answer> {
  const flowId = requireFlow(deps.keys, request);
  const version = readEventId(request.headers['last-event-id']);
  const row = await deps.rows.read(flowId);
  if (!row) throw new Refused('FlowNotFound');
  if (row.record.status !== 'open' && row.version === version) return { status: 204 };
  const leave = watchers.enter(flowId);
  request.leave();
  const signal = AbortSignal.any([request.gone(), deps.stopping]);
  const stream = async (response: Response): Promise<void> => {
    try {
      await sendEvents(deps, { flowId, version, request, signal }, response);
    } finally {
      leave();
    }
  };
  return { stream };
}

type Following = {
  flowId: string;
  version: number | undefined;
  request: ApiRequest;
  signal: AbortSignal;
};

async function sendEvents(
  { rows, log }: ApiDeps,
  { flowId, version, request, signal }: Following,
  response: Response,
): Promise<void> {
  response.status(200).set({ 'Content-Type': 'text/event-stream', 'X-Accel-Buffering': 'no' });
  response.write(`retry: ${retryMs}\n\n`);
  const heartbeat = setInterval(() => response.write(':\n\n'), heartbeatMs);
  try {
    for await (const row of flowChanges(rows, flowId, { version, signal })) {
      const data = JSON.stringify(presentFlow(row, request.reader));
      const isRead = response.write(`id: ${row.version}\nevent: flow\ndata: ${data}\n\n`);
      // A reader that is slow gets the latest flow when it is ready, not every one on the way.
      if (!isRead) await once(response, 'drain', { signal });
    }
  } catch (error) {
    // The status is sent already: the stream is cut, and the client comes back with its last id.
    if (!signal.aborted) log.warn({ err: error, flowId }, 'a stream was cut');
  } finally {
    clearInterval(heartbeat);
    response.end();
  }
}

function readEventId(header: string | string[] | undefined): number | undefined {
  if (header === undefined) return undefined;
  if (typeof header !== 'string' || !/^\d{1,9}$/.test(header)) throw new Refused('HeaderInvalid');
  return Number(header);
}

import { z } from 'zod';
import type { FlowRow } from '../../db/flows/flows.ts';
import type { ApiDeps } from '../deps.ts';
import { flowChanges } from './flow-changes.ts';
import type { Answer, ApiRequest, Route } from '../http/route.ts';
import { presentFlow } from './present-flow.ts';
import type { Reader } from '../http/present-problem.ts';
import { Refused } from '../http/refused.ts';
import { requireFlow } from './require-flow.ts';
import type { Watchers } from './watchers.ts';

/** Below the minute after which many proxies give up. */
const longestWaitSeconds = 30;

/** `GET /v1/flows/{id}`: the flow from its row, at once or when it has changed. */
export function readFlow(deps: ApiDeps, watchers: Watchers): Route {
  return {
    method: 'get',
    path: '/v1/flows/{id}',
    operation: {
      id: 'readFlow',
      tag: 'flow',
      summary: { vi: 'Xem phiên đăng ký', en: 'Read the flow' },
      token: true,
      query: {
        wait: {
          schema: z.int().min(0).max(longestWaitSeconds),
          description: 'Seconds to wait for a change, together with If-None-Match',
        },
      },
      headers: { 'If-None-Match': 'ETag of the flow that is known' },
      answers: {
        200: { description: 'The flow, with its ETag', schema: 'Flow' },
        304: { description: 'Not changed' },
      },
      problems: ['HeaderInvalid', 'TooManyRequests'],
    },
    handle: (request) => read(deps, watchers, request),
  };
}

async function read(deps: ApiDeps, watchers: Watchers, request: ApiRequest): Promise<Answer> {
  const flowId = requireFlow(deps.keys, request);
  const wait = readWait(request.query['wait']);
  const known = request.headers['if-none-match'];
  const row = await deps.rows.read(flowId);
  if (!row) throw new Refused('FlowNotFound');
  const isKnown = known !== undefined && etagMatches(known, row, request.reader);
  const isWorthWaiting = isKnown && wait > 0 && row.record.status === 'open';
  const latest = isWorthWaiting ? await nextRow(deps, watchers, row, wait, request) : row;
  const headers = { ETag: etagOf(latest, request.reader), Vary: 'Accept-Language' };
  if (isKnown && latest.version === row.version) return { status: 304, headers };
  return { status: 200, headers, json: presentFlow(latest, request.reader) };
}

/** The row at its next version, or as it is when the time is over, or nobody waits any more. */
async function nextRow(
  { rows, stopping }: ApiDeps,
  watchers: Watchers,
  row: FlowRow,
  wait: number,
  request: ApiRequest,
): Promise<FlowRow> {
  const leave = watchers.enter(row.record.id);
  request.leave();
  const signal = AbortSignal.any([request.gone(), stopping, AbortSignal.timeout(wait * 1000)]);
  try {
    const { version } = row;
    for await (const next of flowChanges(rows, row.record.id, { version, signal })) return next;
    return row;
  } finally {
    leave();
  }
}

function readWait(value: unknown): number {
  if (value === undefined) return 0;
  const seconds = typeof value === 'string' && /^\d{1,2}$/.test(value) ? Number(value) : Infinity;
  if (seconds > longestWaitSeconds) throw new Refused('HeaderInvalid');
  return seconds;
}

/** The version, and the language, since each has another text. */
function etagOf({ version }: FlowRow, { language }: Reader): string {
  return `"${version}-${language}"`;
}

/** RFC 9110, section 13.1.2: a list, compared weakly. */
function etagMatches(header: string, row: FlowRow, reader: Reader): boolean {
  const etag = etagOf(row, reader);
  return header
    .split(',')
    .some((one) => one.trim() === '*' || one.trim().replace(/^W\//, '') === etag);
}

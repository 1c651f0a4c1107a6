import { z } from 'zod';
import type { FlowRow } from '../../db/flows/flows.ts';
import { flowChanges } from './flow-changes.ts';
import type { Keys } from '../../platform/keys.ts';
import type { SessionDeps } from '../http/access/session.ts';
import { flowToken, type OpenedFlow } from '../http/access/flow-token.ts';
import { type ApiRequest, route, type Route } from '../http/route.ts';
import { flowAnswer } from './flow-answer.ts';
import type { FlowRows } from './flow-rows.ts';
import { handOverHeaders, stillHandedOver } from './hand-over.ts';
import { presentFlow } from './present-flow.ts';
import type { Reader } from '../http/present-problem.ts';
import { Refused } from '../http/refused.ts';
import { resumedToken } from './resumed-token.ts';
import { withSecrets } from './step-secrets.ts';
import type { Watchers } from './watchers.ts';

/** Below the minute after which many proxies give up. */
const longestWaitSeconds = 30;

const wait = z
  .string()
  .regex(/^(?:0|[1-9]\d?)$/)
  .transform(Number)
  .pipe(z.int().min(0).max(longestWaitSeconds))
  .default(0)
  .describe('Seconds to wait for a change, together with If-None-Match');

export type ReadFlowDeps = {
  keys: Keys;
  readSession: SessionDeps['readSession'];
  rows: Pick<FlowRows, 'read' | 'watch'>;
  watchers: Watchers;
  /** Aborted when the process is about to stop. */
  stopping: AbortSignal;
};

/** `GET /v1/flows/{id}`: the flow from its row, at once or when it has changed. */
export function readFlow(deps: ReadFlowDeps): Route {
  return route({
    method: 'get',
    path: '/v1/flows/{id}',
    access: flowToken(deps),
    query: { wait },
    headers: { 'If-None-Match': z.string().optional().describe('ETag of the flow that is known') },
    answers: {
      200: { description: 'The flow, with its ETag', schema: flowAnswer },
      304: { description: 'Not changed' },
    },
    refusals: ['TooManyRequests'],
    operation: {
      id: 'readFlow',
      tag: 'flow',
      summary: { vi: 'Xem phiên', en: 'Read the flow' },
    },
    handle: (request) => {
      const { query, headers } = request;
      return read(deps, { wait: query.wait, known: headers['If-None-Match'] }, request);
    },
  });
}

type Asked = { wait: number; known: string | undefined };
type Reading = ApiRequest & OpenedFlow;

async function read(deps: ReadFlowDeps, { wait, known }: Asked, request: Reading) {
  const row = await request.readRow();
  if (!row) throw new Refused('FlowNotFound');
  const isKnown = known !== undefined && etagMatches(known, row, request.reader);
  const isWorthWaiting = isKnown && wait > 0 && row.record.status === 'open';
  const latest = isWorthWaiting ? await nextRow(deps, row, wait, request) : row;
  const { reader } = request;
  const headers = { ETag: etagOf(latest, reader), Vary: 'Accept-Language' };
  if (isKnown && latest.version === row.version) return { status: 304, headers } as const;
  const handed = await stillHandedOver(deps, latest.record, reader.now);
  const resumed = await resumedToken(deps, latest.record, reader.now);
  const json = presentFlow({ ...withSecrets(deps.keys, latest), handed, resumed }, reader);
  return { status: 200, headers: { ...headers, ...handOverHeaders(handed) }, json } as const;
}

/** The row at its next version, or as it is when the time is over, or nobody waits any more. */
async function nextRow(
  { rows, watchers, stopping }: ReadFlowDeps,
  row: FlowRow,
  wait: number,
  request: Reading,
): Promise<FlowRow> {
  const leave = watchers.enter(row.record.id);
  request.leave();
  const signal = AbortSignal.any([request.gone(), stopping, AbortSignal.timeout(wait * 1000)]);
  try {
    const { version } = row;
    for await (const next of flowChanges(rows, row.record.id, { version, signal })) {
      request.requireStill(next);
      return next;
    }
    return row;
  } finally {
    leave();
  }
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

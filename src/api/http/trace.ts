import { randomBytes } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const uuid = /^[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}$/i;
/** W3C Trace Context, section 3.2: version, trace id, parent id, flags; an all-zero id is invalid. */
const traceparent = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}/;

export type Trace = {
  /** 32 hexadecimal digits: in logs, in problems, to be told to support. */
  traceId: string;
  /** What the caller knows the request by, else the trace id: sent back as X-Request-Id. */
  requestId: string;
};

/**
 * Continues the caller's trace where its headers are well-formed, else begins one. Any other text
 * is dropped: it would go into the logs as it came.
 */
export function traceOf(headers: IncomingHttpHeaders): Trace {
  const sent = headers['x-request-id'];
  const requestId = typeof sent === 'string' && uuid.test(sent) ? sent : undefined;
  const parent = headers['traceparent'];
  const parentId = typeof parent === 'string' ? traceparent.exec(parent)?.[1] : undefined;
  const traceId =
    parentId ?? requestId?.replaceAll('-', '').toLowerCase() ?? randomBytes(16).toString('hex');
  return { traceId, requestId: requestId ?? traceId };
}

import type { Request, Response } from 'express';
import type { EndedSpan, Scope, Tracing } from '../../platform/telemetry/tracing.ts';
import type { Context } from './context.ts';

const traceparent = /^[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})/;

/**
 * The span of a request, from its first moment to its end: in the trace of the flow that it is about, with a
 * link to the caller's span; else in the request's own trace, below the caller's.
 */
export function traceRequest(
  tracing: Tracing,
  request: Request,
): { run: (work: () => void) => void; end: (response: Response, context: Context) => void } {
  const scope = tracing.begin();
  const from = tracing.now();
  return {
    run: (work) => {
      tracing.within(scope, work);
    },
    end: (response, context) => {
      const about = flowOf(scope, response, context);
      const span = spanOf(request, response, context, { from, to: tracing.now() });
      const caller = callerOf(request);
      if (about === undefined) {
        const { traceId } = context.trace;
        tracing.end({ ...scope, flowId: undefined }, span, { traceId, parentId: caller?.spanId });
        return;
      }
      tracing.end({ ...scope, flowId: about }, { ...span, links: caller && [caller] });
    },
  };
}

/** Whoever was not let in has named a flow, and nothing says that there is one. */
function flowOf(scope: Scope, { statusCode }: Response, { flowId }: Context): string | undefined {
  if (scope.flowId !== undefined) return scope.flowId;
  return [401, 403, 404].includes(statusCode) ? undefined : (flowId ?? undefined);
}

function spanOf(
  { method }: Request,
  { statusCode }: Response,
  { route, code, step }: Context,
  times: Pick<EndedSpan, 'from' | 'to'>,
): EndedSpan {
  return {
    name: `${method} ${route ?? 'none'}`,
    kind: 'SERVER',
    ...times,
    attributes: {
      'http.request.method': method,
      'http.response.status_code': statusCode,
      ...(route !== null && { 'http.route': route }),
      ...(step !== null && { 'dinhdanh.flow.step': step }),
      ...(code !== null && { 'dinhdanh.problem': code }),
    },
    // A refusal is an answer; only what we fail at is a failure.
    failure: statusCode >= 500 ? (code ?? String(statusCode)) : undefined,
  };
}

function callerOf({ headers }: Request) {
  const sent = headers['traceparent'];
  const [, traceId, spanId, flags] = (typeof sent === 'string' && traceparent.exec(sent)) || [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, traceFlags: Number.parseInt(flags ?? '0', 16) & 1, isRemote: true };
}

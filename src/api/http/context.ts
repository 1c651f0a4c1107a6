import type { IncomingHttpHeaders } from 'node:http';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import type { Logger } from '../../platform/log.ts';
import type { Tracing } from '../../platform/telemetry/tracing.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { clientNetworks } from './client-networks.ts';
import type { Networks } from './networks.ts';
import type { Reader } from './present-problem.ts';
import { pickLanguage } from '../../domain/fields/pick-language.ts';
import { traceOf, type Trace } from './trace.ts';
import { traceRequest } from './trace-request.ts';

/** What is known of a request from its first moment, whatever becomes of it. */
export type Context = {
  trace: Trace;
  reader: Reader;
  /** The route's template, for metrics and logs; null where no route matched. */
  route: string | null;
  /** The problem that was answered. */
  code: ProblemCode | null;
  /** The flow that it is about, and the step that was submitted or where a refusal left the flow. */
  flowId: string | null;
  step: string | null;
  /** Where it comes from. */
  networks: Networks;
  /**
   * Takes a place among the requests in flight, once, and one of a narrower bound first; throws `Refused`
   * where there is none.
   */
  enter: (takeFirst?: () => () => void) => void;
  /** Gives back the places that the request has taken. */
  leave: () => void;
  /** Tells that nothing is done for the request any more. */
  finish: () => void;
};

const contexts = new WeakMap<Request, Context>();

/** The context of a request; every request that has come past `openContext` has one. */
export function contextOf(request: Request): Context {
  const context = contexts.get(request);
  if (context === undefined) throw new Error('A request without its context.');
  return context;
}

type ContextDeps = {
  publicUrl: string;
  trustedProxies: number;
  /** Whether a request comes from our own pages, which name whom they ask for. */
  isOwnHop?: (headers: IncomingHttpHeaders) => boolean;
  now: () => Date;
  log: Logger;
  /** Missing: there are no traces. */
  tracing?: Tracing | undefined;
  metrics: {
    observe: (route: string | null, method: string, status: number, seconds: number) => void;
    countProblem: (code: ProblemCode) => void;
  };
};

/** Begins a request: its trace, its reader, and the one log line and figure that it ends with. */
export function openContext(deps: ContextDeps): RequestHandler {
  // The line's members are all named below, and none is secret: to look for such took 7 % of a session
  // check. Whatever looks like a number or a token is taken out of the line in any case.
  const log = deps.log.child({}, { redact: [] });
  const { tracing } = deps;
  return (request: Request, response: Response, next: NextFunction) => {
    const startedAt = performance.now();
    const span = tracing && traceRequest(tracing, request);
    const context = newContext(request, deps);
    contexts.set(request, context);
    response.setHeader('X-Request-Id', context.trace.requestId);
    response.once('close', () => {
      const ms = Math.round((performance.now() - startedAt) * 10) / 10;
      logRequest(log, request, response, context, ms);
      deps.metrics.observe(context.route, request.method, response.statusCode, ms / 1000);
      if (context.code) deps.metrics.countProblem(context.code);
      span?.end(response, context);
    });
    if (span) span.run(next);
    else next();
  };
}

function newContext(request: Request, deps: ContextDeps): Context {
  const { isOwnHop = () => false, trustedProxies, publicUrl } = deps;
  const { headers } = request;
  return {
    trace: traceOf(headers),
    reader: { language: pickLanguage(headers['accept-language']), now: deps.now(), publicUrl },
    route: null,
    code: null,
    flowId: null,
    step: null,
    networks: clientNetworks(request, trustedProxies + (isOwnHop(headers) ? 1 : 0)),
    enter: () => undefined,
    leave: () => undefined,
    finish: () => undefined,
  };
}

/** The route's template instead of the URL: what a caller typed by mistake may be personal. */
function logRequest(
  log: Logger,
  request: Request,
  response: Response,
  { trace, route, code, flowId, step }: Context,
  ms: number,
): void {
  const line = {
    traceId: trace.traceId,
    method: request.method,
    route,
    status: response.statusCode,
    ms,
    ...(code && { code }),
    ...(flowId !== null && { flowId }),
    ...(step !== null && { step }),
    ...(!response.writableFinished && { aborted: true }),
  };
  // Whoever looks after us asks often, and has the answer: it is no news.
  log[isProbe(route) ? 'debug' : 'info'](line, 'request');
}

function isProbe(route: string | null): boolean {
  return route !== null && ['/healthz', '/readyz', '/metrics'].includes(route);
}

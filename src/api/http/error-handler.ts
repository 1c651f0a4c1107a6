import type { ErrorRequestHandler, Request } from 'express';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Logger } from '../../platform/log.ts';
import { refusalPage } from '../pages/refusal-page.ts';
import { isDatabaseDown } from './database-down.ts';
import { presentProblem } from './present-problem.ts';
import { Refused } from './refused.ts';
import { type Context, contextOf } from './context.ts';

/** What the body parser found wrong, by its names for it. */
const bodyErrors = new Map<unknown, ProblemCode>([
  ['entity.parse.failed', 'MalformedJson'],
  ['entity.too.large', 'BodyTooLarge'],
  ['encoding.unsupported', 'UnsupportedMediaType'],
  ['charset.unsupported', 'UnsupportedMediaType'],
  ['request.size.invalid', 'MalformedJson'],
  ['request.aborted', 'MalformedJson'],
]);

/** Answers whatever went wrong as a problem (RFC 9457); what nobody expected is logged, once. */
export function errorHandler(log: Logger): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    const context = contextOf(request);
    const refusal = refusalOf(error);
    logUnexpected(log, error, refusal.code, context);
    if (response.headersSent) {
      response.destroy(); // half an answer cannot be taken back, only cut
      next();
      return;
    }
    const beside = error instanceof Refused ? error.beside : undefined;
    const problem = {
      ...presentProblem(refusal, context.reader, beside?.record),
      instance: request.path,
      traceId: context.trace.traceId,
      ...beside?.members(context.reader),
    };
    context.code = refusal.code;
    context.flowId ??= beside?.record?.id ?? null;
    context.step ??= beside?.record?.step?.name ?? null;
    if (problem.retryAfter !== undefined) response.set('Retry-After', String(problem.retryAfter));
    // RFC 6750, section 3: a 401 names the scheme.
    if (problem.status === 401) response.set('WWW-Authenticate', 'Bearer');
    response.set(beside?.headers ?? {});
    response.status(problem.status).vary('Accept');
    if (wantsPage(request)) {
      const { headers, text } = refusalPage(refusal.code, context.trace.traceId);
      response.set(headers).send(text);
      return;
    }
    response.type('application/problem+json');
    response.set('Content-Language', context.reader.language).send(JSON.stringify(problem));
  };
}

/** A browser that goes to an address names HTML first; whoever takes anything gets the problem. */
function wantsPage(request: Request): boolean {
  const types = ['application/problem+json', 'application/json', 'text/html'];
  return ['GET', 'HEAD'].includes(request.method) && request.accepts(types) === 'text/html';
}

/** A dependency that is down is told in a line, since it is told by every request; a bug whole. */
function logUnexpected(log: Logger, error: unknown, code: ProblemCode, context: Context): void {
  if (error instanceof Refused) return;
  const { route, flowId, step } = context;
  const where = { traceId: context.trace.traceId, route, flowId, step, code };
  if (code === 'InternalError') log.error({ ...where, err: error }, 'unexpected error');
  if (code === 'ServiceUnavailable') log.warn({ ...where, reason: String(error) }, 'database down');
}

/** What is answered for whatever went wrong. */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof Refused) return error.refusal;
  if (error instanceof URIError) return { code: 'NotFound' }; // a path that does not decode
  if (isDatabaseDown(error)) return { code: 'ServiceUnavailable' };
  const kind: unknown = typeof error === 'object' && error !== null && Reflect.get(error, 'type');
  return { code: bodyErrors.get(kind) ?? 'InternalError' };
}

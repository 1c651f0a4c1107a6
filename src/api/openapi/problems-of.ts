import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Route } from '../http/route.ts';

const ofBodies: ProblemCode[] = [
  'MalformedJson',
  'BodyTooLarge',
  'BodyTooSlow',
  'UnsupportedMediaType',
  'ValidationFailed',
];
/** Whatever is asked: too much at once, what we need is down, or a bug. */
const ofAll: ProblemCode[] = ['Overloaded', 'InternalError', 'ServiceUnavailable'];

/** Every problem that a route may answer with: those of its checks, its own, those of all. */
export function problemsOf(route: Route): Set<ProblemCode> {
  const { access, query, headers, idempotencyKey, body, bodies, upload, refusals, operation } =
    route;
  return new Set([
    ...access.refusals,
    ...(query || headers ? ['HeaderInvalid' as const] : []),
    ...(idempotencyKey === 'required' ? ['IdempotencyKeyMissing' as const] : []),
    ...(idempotencyKey ? ['IdempotencyKeyMalformed' as const] : []),
    ...(body || bodies ? ofBodies : []),
    ...(upload
      ? (['BodyTooSlow', 'MalformedJson', upload.tooLarge, upload.unknownType] as const)
      : []),
    ...refusals,
    // Operators are let in under overload, and learn what is down by other words.
    ...(operation?.tag === 'operations' ? [] : ofAll),
  ]);
}

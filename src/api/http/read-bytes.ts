import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import { Refused } from './refused.ts';

/** Above the largest message of a provider that we read; whatever is larger is refused unread. */
const limit = '512kb';

/**
 * Hands over a body of any type as its bytes, and refuses one that is too large under the code given;
 * compressed ones are refused too: none is so large.
 */
export function readBytes(
  tooLarge: ProblemCode = 'BodyTooLarge',
): (RequestHandler | ErrorRequestHandler)[] {
  const refuse: ErrorRequestHandler = (error: unknown, _request, _response, next) => {
    next(isTooLarge(error) ? new Refused(tooLarge) : error);
  };
  return [express.raw({ limit, inflate: false, type: () => true }), refuse];
}

function isTooLarge(error: unknown): boolean {
  return error instanceof Error && Reflect.get(error, 'type') === 'entity.too.large';
}

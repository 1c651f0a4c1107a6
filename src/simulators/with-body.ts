import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { parseBody } from '../domain/field-refusals.ts';

/** Hands on a body that the schema accepts; answers any other with a problem (RFC 9457). */
export function withBody<T>(
  schema: z.ZodType<T>,
  handle: (body: T, response: Response) => void | Promise<void>,
): RequestHandler {
  return async (request: Request, response) => {
    const parsed = parseBody(schema, request.body);
    if (parsed.ok) {
      await handle(parsed.value, response);
      return;
    }
    const title = 'The body was not understood.';
    const problem = { title, status: 400, code: 'ValidationFailed', errors: parsed.errors };
    response.status(400).type('application/problem+json').json(problem);
  };
}

import type { Request, RequestHandler, Response } from 'express';
import type { z } from 'zod';
import { fieldRefusals } from '../src/domain/fields/field-refusals.ts';

/** Hands on a body that the schema accepts; answers any other with a problem (RFC 9457). */
export function withBody<T>(
  schema: z.ZodType<T>,
  handle: (body: T, response: Response) => void | Promise<void>,
): RequestHandler {
  return async (request: Request, response) => {
    const body: unknown = request.body;
    const parsed = schema.safeParse(body);
    if (parsed.success) {
      await handle(parsed.data, response);
      return;
    }
    response
      .status(400)
      .type('application/problem+json')
      .json({
        title: 'The body was not understood.',
        status: 400,
        code: 'ValidationFailed',
        detail: parsed.error.issues.map(({ message }) => message).join(' '),
        errors: fieldRefusals(parsed.error, body),
      });
  };
}

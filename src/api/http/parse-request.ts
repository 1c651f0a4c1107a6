import type { z } from 'zod';
import { parseBody } from '../../domain/fields/field-refusals.ts';
import { Refused } from './refused.ts';

/** The request's body as its schema reads it; refused as `ValidationFailed` with every field. */
export function parseRequest<T>(schema: z.ZodType<T>, { json }: { json: unknown }): T {
  const parsed = parseBody(schema, json);
  if (!parsed.ok) throw new Refused({ code: 'ValidationFailed', errors: parsed.errors });
  return parsed.value;
}

import type { z } from 'zod';
import type { Route } from '../http/route.ts';
import { idempotencyKeyPattern } from '../http/idempotency-key.ts';
import { exampleFlowId, exampleKey } from './examples/placeholders.ts';
import type { Schemas } from './schemas.ts';

const string = { type: 'string' };

/** The parameters of a route in path, query and headers. */
export function describeParameters(
  { path, access, query, headers, idempotencyKey }: Route,
  schemas: Schemas,
): object[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => ({
    name,
    in: 'path',
    required: true,
    schema: { ...string, ...access.params?.[name] },
    ...(name === 'id' && { example: exampleFlowId }),
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: idempotencyKey === 'required',
    description: 'A UUID in double quotes; the same key and body have the same answer',
    schema: { ...string, pattern: idempotencyKeyPattern },
    example: exampleKey,
  };
  return [
    ...inPath,
    ...describeRead('query', query, schemas.ofOutput),
    ...describeRead('header', headers, schemas.ofInput),
    ...(idempotencyKey ? [key] : []),
  ];
}

function describeRead(
  place: 'query' | 'header',
  declared: Record<string, z.ZodType> = {},
  toSchema: (schema: z.ZodType) => object,
): object[] {
  return Object.entries(declared).map(([name, schema]) => ({
    name,
    in: place,
    required: !schema.safeParse(undefined).success,
    description: schema.description,
    schema: { ...toSchema(schema), description: undefined },
  }));
}

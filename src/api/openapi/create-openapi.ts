import { z } from 'zod';
import { problems, type ProblemCode } from '../../domain/problems/problems.ts';
import type { Operation, Route } from '../http/route.ts';
import { exampleKey } from '../pages/docs-page.ts';
import { answerSchemas } from './answer-schemas.ts';

/** Every route may answer with these. */
const problemsOfAll: ProblemCode[] = ['Overloaded', 'InternalError', 'ServiceUnavailable'];
const problemsOfTokens: ProblemCode[] = ['FlowTokenMissing', 'FlowTokenInvalid', 'FlowNotFound'];
const problemsOfBodies: ProblemCode[] = ['MalformedJson', 'BodyTooLarge', 'UnsupportedMediaType'];

/** The OpenAPI 3.1 document of the routes, made from the same schemas that validate. */
export function createOpenApi(routes: readonly Route[], publicUrl: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    if (!route.operation) continue;
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: describeOperation(route, route.operation),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Định Danh',
      version: '1',
      description:
        'Registration of accounts. Every text for people is in Vietnamese, or in English with `Accept-Language: en`. Every refusal is a problem (RFC 9457) with a stable `code`; `/problems` lists them.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: {
        flowToken: { type: 'http', scheme: 'bearer', description: '`token` of the start' },
      },
      schemas: Object.fromEntries(
        Object.entries(answerSchemas).map(([name, schema]) => [name, toJsonSchema(schema)]),
      ),
    },
  };
}

function describeOperation(route: Route, operation: Operation): object {
  const { id, tag, summary, token, body } = operation;
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.en} · ${summary.vi}`,
    ...(token && { security: [{ flowToken: [] }] }),
    parameters: describeParameters(route, operation),
    ...(body && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: toJsonSchema(body) } },
      },
    }),
    responses: { ...describeAnswers(operation), ...describeProblems(route, operation) },
  };
}

function describeParameters(
  { path }: Route,
  { idempotencyKey, query, headers }: Operation,
): object[] {
  const string = { type: 'string' };
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: string,
  }));
  const inQuery = Object.entries(query ?? {}).map(([name, { schema, description }]) => ({
    name,
    in: 'query',
    description,
    schema: toJsonSchema(schema),
  }));
  const inHeaders = Object.entries(headers ?? {}).map(([name, description]) => ({
    name,
    in: 'header',
    description,
    schema: string,
  }));
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: idempotencyKey === 'required',
    description: 'A UUID in double quotes; the same key and body have the same answer',
    schema: { ...string, pattern: '^"[0-9a-fA-F-]{36}"$' },
    example: exampleKey,
  };
  return [...inPath, ...inQuery, ...inHeaders, ...(idempotencyKey ? [key] : [])];
}

function describeAnswers({ answers }: Operation): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, type = 'application/json' }]) => {
      const content = schema && { [type]: { schema: reference(schema) } };
      return [status, { description, ...(content && { content }) }];
    }),
  );
}

function describeProblems(route: Route, operation: Operation): Record<string, object> {
  const codes = [
    ...operation.problems,
    ...(operation.token ? problemsOfTokens : []),
    ...(route.method === 'post' ? problemsOfBodies : []),
    ...(route.path.startsWith('/v1/') ? problemsOfAll : []),
  ];
  const byStatus = Map.groupBy(new Set(codes), (code) => String(problems[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, atStatus]) => [
      status,
      {
        description: atStatus.join(', '),
        content: { 'application/problem+json': { schema: reference('Problem') } },
      },
    ]),
  );
}

function reference(name: string): object {
  return { $ref: `#/components/schemas/${name}` };
}

/** `input`: what a client sends, before our schemas turn it into canonical spelling. */
function toJsonSchema(schema: z.ZodType): object {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  delete json.$schema; // the whole document has one
  return json;
}

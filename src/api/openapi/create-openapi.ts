import { problemAnswer } from '../../domain/flows/flow-view.ts';
import type { Route } from '../http/route.ts';
import { bodyExamples } from './examples/body-examples.ts';
import { describeParameters } from './describe-parameters.ts';
import { problemsOf } from './problems-of.ts';
import { problems } from '../../domain/problems/problems.ts';
import { createSchemas, type Schemas } from './schemas.ts';

const problem = problemAnswer.meta({ id: 'Problem' });

/** For a browser that goes there, by its `Accept`. */
const asPage = { 'text/html': { schema: { type: 'string', description: 'The same in words' } } };

/** The OpenAPI 3.1 document of the routes, made from the same declarations that are enforced. */
export function createOpenApi(
  routes: readonly Route[],
  publicUrl: string,
): Record<string, unknown> {
  const schemas = createSchemas();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    if (!route.operation) continue;
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: describeOperation(route, route.operation, schemas),
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Định Danh',
      version: '1',
      description:
        'Registration of accounts, and sign-in. Every text for people is in Vietnamese, or in English with `Accept-Language: en`. Every refusal is a problem (RFC 9457) with a stable `code`; `/problems` lists them.',
    },
    servers: [{ url: publicUrl }],
    paths,
    components: {
      securitySchemes: Object.fromEntries(
        routes.flatMap(({ access: { security = [] } }) =>
          security.map(({ name, scheme }) => [name, scheme]),
        ),
      ),
      schemas: schemas.named,
    },
  };
}

function describeOperation(
  route: Route,
  { id, tag, summary }: NonNullable<Route['operation']>,
  schemas: Schemas,
): object {
  const { security, isOptional } = route.access;
  const body = describeBody(route, id, schemas);
  return {
    operationId: id,
    tags: [tag],
    summary: `${summary.en} · ${summary.vi}`,
    ...(security && {
      security: [...(isOptional ? [{}] : []), ...security.map(({ name }) => ({ [name]: [] }))],
    }),
    parameters: describeParameters(route, schemas),
    ...(body && { requestBody: body }),
    responses: { ...describeAnswers(route, schemas), ...describeProblems(route, schemas) },
  };
}

function describeBody(
  { access, body, bodies, upload }: Route,
  operationId: string,
  schemas: Schemas,
): object | undefined {
  if (access.message) {
    return { required: true, content: { [access.message.type]: { schema: { type: 'string' } } } };
  }
  if (upload) {
    const file = { schema: { type: 'string', format: 'binary' } };
    const content = Object.fromEntries(upload.types.map((type) => [type, file]));
    return { required: true, content };
  }
  const schema = body
    ? schemas.ofInput(body)
    : bodies && { anyOf: bodies.map((one) => schemas.ofInput(one)) };
  if (!schema) return undefined;
  const required = body?.safeParse(undefined).success !== true;
  const examples = bodyExamples(operationId);
  return { required, content: { 'application/json': { schema, ...(examples && { examples }) } } };
}

function describeAnswers({ answers }: Route, schemas: Schemas): Record<string, object> {
  return Object.fromEntries(
    Object.entries(answers).map(([status, { description, schema, type }]) => {
      if (!schema && type === undefined) return [status, { description }];
      const content = schema ? schemas.ofInput(schema) : { type: 'string' };
      return [
        status,
        { description, content: { [type ?? 'application/json']: { schema: content } } },
      ];
    }),
  );
}

function describeProblems(route: Route, schemas: Schemas): Record<string, object> {
  const shape = schemas.ofInput(problem);
  const byStatus = Map.groupBy(problemsOf(route), (code) => String(problems[code].status));
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        content: {
          'application/problem+json': {
            schema: { allOf: [shape, { properties: { code: { enum: codes } } }] },
          },
          ...(route.method === 'get' && asPage),
        },
      },
    ]),
  );
}

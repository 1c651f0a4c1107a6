import type { Express, Request, RequestHandler, Response } from 'express';
import { flowIdPattern } from '../flows/flow-identity.ts';
import { checkRequest, type Received } from './check-request.ts';
import { type Context, contextOf } from './context.ts';
import { readBytes, readFile, readJson } from './read-body.ts';
import { Refused } from './refused.ts';
import type { Answer, Route } from './route.ts';

const flowId = new RegExp(flowIdPattern);

/** Serves the routes, and refuses every other HTTP method on their paths with an Allow header. */
export function mountRoutes(app: Express, routes: readonly Route[]): void {
  for (const [path, atPath] of Map.groupBy(routes, (route) => route.path)) {
    const mounted = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    mounted.all((request, _response, next) => {
      noteRoute(contextOf(request), path, request);
      next();
    });
    for (const route of atPath) mounted[route.method](serve(route));
    mounted.all(refuseMethod(atPath));
  }
}

function serve(route: Route): RequestHandler {
  return async (request, response) => {
    const context = contextOf(request);
    const { finish, reader } = context;
    try {
      const checked = await checkRequest(route, receive(request, response));
      const answer = await route.handle(checked);
      context.flowId ??= startedFlow(answer);
      await send(answer, response, reader.language);
    } finally {
      finish();
    }
  };
}

/** What the path says of a flow: for the log and the traces. */
function noteRoute(context: Context, path: string, { params }: Request): void {
  context.route = path;
  const [, step = null] = /^\/v1\/flows\/\{id\}\/steps\/(\w+)$/.exec(path) ?? [];
  context.step = step;
  const id = /^\/v1\/(?:staff\/)?flows\/\{id\}/.test(path) ? params['id'] : undefined;
  context.flowId = typeof id === 'string' && flowId.test(id) ? id : null;
}

/** A start says where its flow is. */
function startedFlow({ headers }: Answer): string | null {
  const place = headers?.['Location'];
  const [, id = null] = /^\/v1\/flows\/(\w+)$/.exec(String(place)) ?? [];
  return id;
}

function receive(request: Request, response: Response): Received {
  const { reader, networks, enter, leave } = contextOf(request);
  return {
    method: request.method,
    params: Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)]),
    ),
    query: request.query,
    headers: request.headers,
    networks,
    reader,
    enter,
    leave,
    gone: () => {
      const controller = new AbortController();
      response.once('close', () => {
        controller.abort();
      });
      return controller.signal;
    },
    readJson: () => readJson(request, response),
    readBytes: (tooLarge) => readBytes(request, response, tooLarge),
    readFile: (upload) => readFile(request, response, upload),
  };
}

async function send(answer: Answer, response: Response, language: string): Promise<void> {
  response.status(answer.status).set(answer.headers ?? {});
  if ('stream' in answer) {
    await answer.stream(response);
  } else if ('file' in answer) {
    response.type('application/octet-stream').send(answer.file);
  } else if ('text' in answer) {
    response.send(answer.text);
  } else if (answer.json === undefined) {
    response.end();
  } else {
    response.set('Content-Language', language).json(answer.json);
  }
}

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const allowed = routes.map(({ method }) => method.toUpperCase());
  if (allowed.includes('GET')) allowed.push('HEAD');
  const allow = [...allowed, 'OPTIONS'].join(', ');
  return (request, response) => {
    response.set('Allow', allow);
    if (request.method !== 'OPTIONS') throw new Refused('MethodNotAllowed');
    response.status(204).end();
  };
}

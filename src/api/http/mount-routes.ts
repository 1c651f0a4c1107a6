import type { Express, Request, RequestHandler, Response } from 'express';
import { Refused } from './refused.ts';
import { contextOf } from './context.ts';
import { readBytes } from './read-bytes.ts';
import { readJson } from './read-json.ts';
import type { Answer, ApiRequest, Route } from './route.ts';

/** Serves the routes, and refuses every other HTTP method on their paths with an Allow header. */
export function mountRoutes(app: Express, routes: readonly Route[]): void {
  const json = readJson();
  for (const [path, atPath] of Map.groupBy(routes, (route) => route.path)) {
    const mounted = app.route(path.replaceAll(/\{(\w+)\}/g, ':$1'));
    mounted.all((request, _response, next) => {
      contextOf(request).route = path;
      next();
    });
    for (const route of atPath) {
      const before =
        route.method === 'post' ? (route.reads === 'bytes' ? readBytes(route.tooLarge) : json) : [];
      mounted[route.method](...before, handler(route));
    }
    mounted.all(refuseMethod(atPath));
  }
}

function handler({ handle }: Route): RequestHandler {
  return async (request, response) => {
    const answer = await handle(toApiRequest(request, response));
    await send(answer, response, contextOf(request).reader.language);
  };
}

function toApiRequest(request: Request, response: Response): ApiRequest {
  const body: unknown = request.body;
  return {
    params: Object.fromEntries(
      Object.entries(request.params).map(([name, value]) => [name, String(value)]),
    ),
    query: request.query,
    headers: request.headers,
    body,
    ip: request.ip ?? '',
    reader: contextOf(request).reader,
    leave: contextOf(request).leave,
    gone: () => {
      const controller = new AbortController();
      response.once('close', () => {
        controller.abort();
      });
      return controller.signal;
    },
  };
}

async function send(answer: Answer, response: Response, language: string): Promise<void> {
  if ('stream' in answer) return answer.stream(response);
  response.status(answer.status).set(answer.headers ?? {});
  if ('text' in answer) {
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

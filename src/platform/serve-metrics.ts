import { once } from 'node:events';
import { type IncomingMessage, type ServerResponse, createServer } from 'node:http';
import type { Registry } from 'prom-client';
import type { ProblemCode } from '../domain/problems/problems.ts';
import type { MetricsPlace } from './config/metrics.ts';
import { listen } from './listen.ts';
import { mayReadMetrics } from './metrics-token.ts';

/**
 * Serves `GET /metrics` for Prometheus, which shows the token where there is one, and `GET /healthz` in a
 * process that has no API; answers with the way to stop. Throws a `ConfigError` when the port is taken; port 0
 * serves nothing.
 */
export async function serveMetrics(
  registry: Registry,
  { host, port, setting, token }: MetricsPlace,
): Promise<() => Promise<void>> {
  if (port === 0) return () => Promise.resolve();
  const mayRead = mayReadMetrics(token);
  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    const { method, url } = request;
    if (method === 'GET' && url === '/healthz') sendJson(response, 200, { status: 'alive' });
    else if (method !== 'GET' || url !== '/metrics') refuse(response, 404, 'NotFound');
    else if (mayRead(request.headers.authorization)) void sendFigures(response, registry);
    else refuse(response, 401, 'MetricsTokenInvalid');
  };
  const server = createServer({ headersTimeout: 5_000, requestTimeout: 5_000 }, answer);
  await listen(server, { host, port }, `set ${setting} to another one, or 0`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

async function sendFigures(response: ServerResponse, registry: Registry): Promise<void> {
  try {
    const text = await registry.metrics();
    response.writeHead(200, { 'content-type': registry.contentType }).end(text);
  } catch {
    refuse(response, 500, 'InternalError');
  }
}

function refuse(response: ServerResponse, status: number, code: ProblemCode): void {
  if (status === 401) response.setHeader('WWW-Authenticate', 'Bearer');
  sendJson(response, status, { status, code }, 'application/problem+json');
}

function sendJson(
  response: ServerResponse,
  status: number,
  content: object,
  type = 'application/json',
): void {
  response.writeHead(status, { 'content-type': type }).end(JSON.stringify(content));
}

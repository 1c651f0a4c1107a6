import { once } from 'node:events';
import { createServer } from 'node:http';
import type { Registry } from 'prom-client';
import type { MetricsPlace } from './config/metrics.ts';
import { listen } from './listen.ts';

/**
 * Serves `GET /metrics` for Prometheus in a process that has no API; answers with the way to stop.
 * Throws a `ConfigError` when the port is taken; port 0 serves nothing.
 */
export async function serveMetrics(
  registry: Registry,
  { host, port, setting }: MetricsPlace,
): Promise<() => Promise<void>> {
  if (port === 0) return () => Promise.resolve();
  const server = createServer(
    { headersTimeout: 5_000, requestTimeout: 5_000 },
    (request, response) => {
      if (request.method !== 'GET' || request.url !== '/metrics') {
        response.writeHead(404).end();
        return;
      }
      registry.metrics().then(
        (text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text),
        () => response.writeHead(500).end(),
      );
    },
  );
  await listen(server, { host, port }, `set ${setting} to another one, or 0`);
  return async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  };
}

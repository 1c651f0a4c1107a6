import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import type { Registry } from 'prom-client';

/** The SDK answers from memory; a scrape does not wait for it for longer. */
const readMs = 1_000;

/** A port of this machine's own that nobody listens at now. */
export async function freeLoopbackPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address: string | AddressInfo | null = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('a port was expected');
  return address.port;
}

/**
 * Shows the figures of Temporal's SDK among those of a registry: its own server listens on this machine alone
 * and asks for no token, so nobody else need reach it. While it does not answer they are missing.
 */
export function showSdkMetrics(registry: Registry, port: number): void {
  const own = registry.metrics.bind(registry);
  registry.metrics = async () => {
    const [ours, theirs] = await Promise.all([own(), readText(port).catch(() => '')]);
    return `${ours.trimEnd()}\n${theirs}`;
  };
}

async function readText(port: number): Promise<string> {
  const signal = AbortSignal.timeout(readMs);
  const response = await fetch(`http://127.0.0.1:${port}/metrics`, { signal });
  return response.ok ? response.text() : '';
}

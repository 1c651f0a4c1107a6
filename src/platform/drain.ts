import { once } from 'node:events';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';

/** Ends a server: takes no new connection, and lets requests under way end, for `graceMs` at most. */
export type Drain = (graceMs: number) => Promise<void>;

/**
 * Prepares a server to be drained, before its first request. Whoever is answered meanwhile is told that the
 * connection ends with the answer (RFC 9112 section 9.6): kept open, it would bring new requests until the grace
 * is over, and the last of them would be cut off.
 */
export function drainable(server: Server): Drain {
  const underWay = new Set<ServerResponse>();
  let isDraining = false;
  const closeIdle = (): void => {
    server.closeIdleConnections();
  };
  server.prependListener('request', (_: IncomingMessage, response: ServerResponse) => {
    if (isDraining) response.shouldKeepAlive = false;
    underWay.add(response);
    response.once('close', () => {
      underWay.delete(response);
      // One that had begun to answer before has said that its connection stays.
      if (isDraining) setImmediate(closeIdle);
    });
  });
  return async (graceMs) => {
    isDraining = true;
    for (const response of underWay) response.shouldKeepAlive = false;
    const closed = once(server, 'close');
    server.close();
    const late = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    await closed;
    clearTimeout(late);
  };
}

import { once } from 'node:events';
import type { Server } from 'node:http';

/** Takes no new connection, and lets requests under way end by themselves, for `graceMs` at most. */
export async function drain(server: Server, graceMs: number): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  const late = setTimeout(() => {
    server.closeAllConnections();
  }, graceMs);
  await closed;
  clearTimeout(late);
}

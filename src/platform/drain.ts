import { once } from 'node:events';
import type { Server, ServerResponse } from 'node:http';

export type Drainable = {
  /** From now on each answer ends its connection: whoever asks again comes by a new one. */
  leave: () => void;
  /**
   * Lets the requests under way end by themselves, for `graceMs` at most. Until then new ones are
   * heard: they are for the server to refuse. Then nothing listens any more.
   */
  drain: (graceMs: number) => Promise<void>;
};

/** Follows the requests of a server from before it listens, so that it can be drained. */
export function drainable(server: Server): Drainable {
  const underWay = new Set<ServerResponse>();
  let isLeaving = false;
  server.prependListener('request', (_request, response: ServerResponse) => {
    if (isLeaving) response.setHeader('Connection', 'close');
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
  });

  function leave(): void {
    isLeaving = true;
    for (const response of underWay) {
      if (!response.headersSent) response.setHeader('Connection', 'close');
    }
  }

  async function drain(graceMs: number): Promise<void> {
    leave();
    const closed = once(server, 'close');
    const late = setTimeout(() => {
      server.closeAllConnections();
    }, graceMs);
    await allEnded(underWay);
    server.close();
    // What was refused meanwhile; and then those who have connected and say nothing.
    await allEnded(underWay);
    server.closeAllConnections();
    await closed;
    clearTimeout(late);
  }

  return { leave, drain };
}

async function allEnded(responses: Iterable<ServerResponse>): Promise<void> {
  await Promise.all(Array.from(responses, (response) => once(response, 'close')));
}

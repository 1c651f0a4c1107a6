import { once } from 'node:events';
import { createServer, type PDU, type Session } from 'smpp';
import { z } from 'zod';

/** Answers a PDU; returning nothing leaves it without an answer. */
export type Handler = (pdu: PDU, session: Session) => PDU | undefined;

/** A centre that answers as it is told, for what no good one would do; it binds and unbinds everybody. */
export async function startStubCentre(handle: Handler, port = 0) {
  const seen: PDU[] = [];
  const sessions = new Set<Session>();
  const server = createServer({ noDelay: true }, (session) => {
    sessions.add(session);
    session.on('error', () => {
      session.destroy();
    });
    session.on('close', () => sessions.delete(session));
    session.on('pdu', (pdu) => {
      seen.push(pdu);
      const isUsual = pdu.command === 'bind_transceiver' || pdu.command === 'unbind';
      const answer = handle(pdu, session) ?? (isUsual ? pdu.response() : undefined);
      if (answer) session.send(answer);
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    sessions,
    commands: () => seen.map(({ command }) => command),
    port: z.object({ port: z.number() }).parse(server.address()).port,
    close: async () => {
      const closed = once(server, 'close');
      server.close();
      for (const session of sessions) session.destroy();
      await closed;
    },
  };
}

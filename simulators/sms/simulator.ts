import { once } from 'node:events';
import { createServer, type Session } from 'smpp';
import { deliverReceipt } from './receipts.ts';
import { serveSession, type CentreOptions, type CentreSession } from './session.ts';

export { smsFaults } from './submit.ts';

type Options = Omit<CentreOptions, 'parts'> & {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** From a submission to its receipt. */
  receiptDelayMs?: number | undefined;
  /** From a receipt that was not acknowledged to its next try; doubled with each. */
  redeliverAfterMs?: number | undefined;
};

export type SmsCentre = {
  port: number;
  /** Cuts every connection, as a machine does that goes down. */
  cutSessions: () => void;
  close: () => Promise<void>;
};

/** An SMS centre that speaks SMPP 3.4 over TCP with transceivers; resolves once it listens. */
export async function startSmsCentre(options: Options): Promise<SmsCentre> {
  const { receiptDelayMs: delayMs = 50, redeliverAfterMs = 250 } = options;
  const sessions = new Set<CentreSession>();
  const parts: CentreOptions['parts'] = new Map();
  const closing = new AbortController();
  const { signal } = closing;

  const server = createServer({ noDelay: true }, (session: Session) => {
    const served = serveSession(session, { ...options, parts }, (receipt) => {
      const sessionFor = () => boundSession(served, sessions);
      void deliverReceipt(receipt, { delayMs, redeliverAfterMs, sessionFor, signal });
    });
    sessions.add(served);
    void served.link.closed.then(() => sessions.delete(served));
    if (options.takeFault(undefined, ['down'])) cut(served);
  });
  server.listen(options.port, options.host);
  await once(server, 'listening');

  const cutSessions = (): void => {
    sessions.forEach(cut);
  };
  return {
    port: portOf(server.address()),
    cutSessions,
    async close() {
      closing.abort();
      const closed = once(server, 'close');
      server.close();
      cutSessions();
      await closed;
    },
  };
}

function cut({ link }: CentreSession): void {
  link.destroy();
}

/** The session that sent the message, or any other: its sender may have bound anew since. */
function boundSession(sender: CentreSession, sessions: ReadonlySet<CentreSession>) {
  const candidates = [...sessions].filter((session) => session.isBound());
  return (candidates.find((session) => session === sender) ?? candidates[0])?.link;
}

function portOf(address: ReturnType<ReturnType<typeof createServer>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}

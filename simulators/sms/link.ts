import { PDU, type Session } from 'smpp';

/** The centre's end of a connection. */
export type Link = {
  answer: (pdu: PDU) => void;
  /** Sends a request; whether it was answered with status 0 in time. */
  isAcknowledged: (command: string, fields: object, timeoutMs: number) => Promise<boolean>;
  /** Ends the connection once all that was sent is out. */
  end: () => void;
  /** Cuts the connection. */
  destroy: () => void;
  /** Resolves when the connection has ended. */
  closed: Promise<void>;
};

/** `onRequest` is called for each request of the client, in order, and must not throw. */
export function createLink(session: Session, onRequest: (pdu: PDU) => void): Link {
  const waiting = new Map<number, (isGood: boolean) => void>();
  session.on('pdu', (pdu) => {
    if (!pdu.isResponse()) onRequest(pdu);
    else waiting.get(pdu.sequence_number)?.(pdu.command_status === 0);
  });
  // Without this listener a lost connection would end the process.
  session.on('error', () => {
    session.destroy();
  });
  const closed = new Promise<void>((resolve) => {
    session.on('close', () => {
      for (const give of waiting.values()) give(false);
      resolve();
    });
  });
  return {
    closed,
    answer: (pdu) => void session.send(pdu),
    end: () => {
      session.close();
    },
    destroy: () => {
      session.destroy();
    },
    isAcknowledged: async (command, fields, timeoutMs) => {
      const request = new PDU(command, fields);
      if (!session.send(request)) return false;
      const { promise, resolve } = Promise.withResolvers<boolean>();
      waiting.set(request.sequence_number, resolve);
      const timer = setTimeout(resolve, timeoutMs, false);
      try {
        return await promise;
      } finally {
        clearTimeout(timer);
        waiting.delete(request.sequence_number);
      }
    },
  };
}

import { PDU, type Session } from 'smpp';
import type { OutsideSystemError } from '../outside-system-error.ts';
import { smsFailure } from './failure.ts';
import { createPendingRequests } from './pending-requests.ts';
import { commandStatus } from './wire.ts';

/** A connection of a client and an SMS centre, from either end: each request finds its answer. */
export type Link = {
  /**
   * Sends a request; resolves with its answer of status 0.
   * @throws OutsideSystemError for any other answer, none within `timeoutMs`, or a lost connection.
   */
  request: (command: string, fields: object, timeoutMs: number) => Promise<PDU>;
  /** Answers a request of the other end, if that is still there. */
  answer: (pdu: PDU) => void;
  /** Ends the connection once all that was sent is out. */
  end: (reason: OutsideSystemError) => void;
  /** Cuts the connection; `closed` gives the reason. */
  destroy: (reason: OutsideSystemError) => void;
  /** Resolves when the connection has ended, with why. */
  closed: Promise<OutsideSystemError>;
};

/** `onRequest` is called for each request of the centre, in order, and must not throw. */
export function createLink(session: Session, onRequest: (pdu: PDU) => void): Link {
  const pending = createPendingRequests();
  let why: OutsideSystemError | undefined;

  function destroy(reason: OutsideSystemError): void {
    why ??= reason;
    session.destroy();
  }

  session.on('pdu', (pdu) => {
    if (pdu.isResponse()) pending.settle(pdu);
    else onRequest(pdu);
  });
  // Without this listener a lost connection would end the process.
  session.on('error', (error) => {
    destroy(connectionFailure(error));
  });
  const closed = new Promise<OutsideSystemError>((resolve) => {
    session.on('close', () => {
      why ??= smsFailure('down', 'connection was closed');
      pending.failAll(why);
      resolve(why);
    });
  });

  return {
    closed,
    destroy,
    end(reason) {
      why ??= reason;
      session.close();
    },
    async request(command, fields, timeoutMs) {
      if (why) throw why;
      const pdu = new PDU(command, fields);
      // The package tells of a connection that is ending by this alone: no event follows.
      if (!session.send(pdu)) throw smsFailure('down', 'connection is ending');
      return pending.wait(pdu, timeoutMs);
    },
    answer(pdu) {
      session.send(pdu);
    },
  };
}

/** The answer to a request that this side does not serve. */
export function genericNack(pdu: PDU): PDU {
  const { sequence_number } = pdu;
  return new PDU('generic_nack', { sequence_number, command_status: commandStatus.invalidCommand });
}

/**
 * The package emits one kind of event for two things: errors of the socket, which name a system
 * call, and bytes that are no PDU, after which it reads nothing more from the connection.
 */
function connectionFailure(cause: Error): OutsideSystemError {
  return 'syscall' in cause
    ? smsFailure('down', 'connection failed', { cause })
    : smsFailure('malformed', 'unreadable PDU', { cause });
}

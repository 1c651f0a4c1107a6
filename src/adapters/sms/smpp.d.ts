/** The part of the npm package `smpp` that we use; it comes without types. */
declare module 'smpp' {
  import type { EventEmitter } from 'node:events';
  import type { Server as NetServer } from 'node:net';

  /** A protocol data unit; members beside the header depend on the command and are not checked. */
  class PDU {
    constructor(command: string, fields?: object);
    readonly command: string;
    readonly command_status: number;
    /** Assigned when it is sent. */
    readonly sequence_number: number;
    isResponse(): boolean;
    response(fields?: object): PDU;
  }

  interface SessionEvents {
    connect: [];
    close: [];
    error: [Error];
    pdu: [PDU];
  }

  class Session extends EventEmitter<SessionEvents> {
    /** False when the socket is no longer writable: then nothing will ever come of it. */
    send(pdu: PDU): boolean;
    close(): void;
    destroy(): void;
  }

  function connect(options: {
    host: string;
    port: number;
    noDelay: boolean;
    tls?: boolean;
    ca?: string;
    cert?: string;
    key?: string;
    servername?: string;
  }): Session;
  function createServer(
    options: { noDelay: boolean; key?: string; cert?: string },
    onSession: (session: Session) => void,
  ): NetServer;
}

import { once } from 'node:events';
import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { judgeRecipient, judgeText, Refusal, type TakeFault } from './faults.ts';
import { type Received, readMessage } from './read-message.ts';

export { emailFaults } from './faults.ts';

type Options = {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** PEM, for STARTTLS. */
  tls: { cert: string; key: string };
  user: string;
  password: string;
  /** Puts a message into a mailbox; `to` is an address of the envelope. */
  deliver: (message: Received & { to: string }) => void;
  takeFault: TakeFault;
};

export type MailServer = {
  port: number;
  /** Cuts every connection, as a machine does that goes down. */
  cutConnections: () => void;
  close: () => Promise<void>;
};

/**
 * A mail server that takes submissions (SMTP, RFC 6409) from whoever has its password, with TLS or
 * without; resolves once it listens.
 */
export async function startMailServer(options: Options): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const server = createServer(options, ({ remotePort }) => {
    sockets.forEach((socket) => socket.remotePort === remotePort && socket.destroy());
  });
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  const listening = server.listen(options.port, options.host);
  await once(listening, 'listening');
  // From now on: a client that goes away is no affair of the process.
  server.on('error', () => undefined);

  const cutConnections = (): void => {
    sockets.forEach((socket) => socket.destroy());
  };
  return {
    port: portOf(listening.address()),
    cutConnections,
    close: () =>
      new Promise((resolve) => {
        server.close(resolve);
        cutConnections();
      }),
  };
}

function createServer(options: Options, cut: (session: SMTPServerSession) => void): SMTPServer {
  const { tls, takeFault } = options;
  return new SMTPServer({
    ...tls,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    onAuth: ({ username, password }, _session, answer) => {
      const isOurs = username === options.user && password === options.password;
      if (isOurs) answer(null, { user: username });
      else answer(new Refusal(535, 'Authentication credentials invalid'));
    },
    onConnect: (session, answer) => {
      if (takeFault(['down'])) cut(session);
      else answer();
    },
    onRcptTo: (_address, _session, answer) => {
      answer(judgeRecipient(takeFault));
    },
    onData: (stream, session, answer) => {
      takeText(options, stream, session).then(
        (outcome) => {
          if (outcome === 'answer_lost') cut(session);
          else answer(outcome === 'taken' ? null : outcome);
        },
        () => {
          answer(new Refusal(451, 'Local error'));
        },
      );
    },
  });
}

async function takeText(
  { takeFault, deliver }: Options,
  stream: SMTPServerDataStream,
  { envelope }: SMTPServerSession,
): ReturnType<typeof judgeText> {
  const message = await readMessage(stream);
  const outcome = await judgeText(takeFault);
  if (outcome instanceof Refusal) return outcome;
  for (const { address: to } of envelope.rcptTo) deliver({ ...message, to });
  return outcome;
}

function portOf(address: ReturnType<ReturnType<SMTPServer['listen']>['address']>): number {
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}

import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';

type CertifiedKey = { cert: string; key: string };

/** PEM; `early` is a certificate that is not valid yet. Clients must have one of the CA. */
export type SimulatorTls = { ca: string; server: CertifiedKey; early: CertifiedKey };

type Options = {
  host: string;
  /** 0 for any that is free. */
  port: number;
  tls: SimulatorTls;
  /** Asked at each new connection: whether the server's clock is to look wrong to this client. */
  isSkewed: () => boolean;
};

export type MutualTlsServer = {
  port: number;
  /** Ends every connection, so that each client has to look at the certificate again. */
  cutConnections: () => void;
  close: () => Promise<void>;
};

/** A simulator's HTTPS server that wants a client certificate; resolves once it listens. */
export async function serveMutualTls(
  { host, port, tls, isSkewed }: Options,
  listener: RequestListener,
): Promise<MutualTlsServer> {
  const asUsual = { ...tls.server, ca: tls.ca };
  const tooEarly = { ...tls.early, ca: tls.ca };
  const server = createServer(
    { ...asUsual, requestCert: true, rejectUnauthorized: true },
    listener,
  );
  // Before the handshake, for this connection and those after it.
  server.prependListener('connection', () => {
    server.setSecureContext(isSkewed() ? tooEarly : asUsual);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return {
    port: address.port,
    cutConnections() {
      server.closeAllConnections();
    },
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

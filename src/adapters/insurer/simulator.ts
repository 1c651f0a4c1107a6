import { once } from 'node:events';
import { createServer, type Server } from 'node:https';
import { createInsurerRoutes, type RouteOptions } from './simulator-routes.ts';

export { insurerFaults } from './simulator-routes.ts';

type CertifiedKey = { cert: string; key: string };

type Options = RouteOptions & {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** PEM; `early` is what `clockSkew` shows. Clients must have a certificate of the CA. */
  tls: { ca: string; server: CertifiedKey; early: CertifiedKey };
};

export type Insurer = {
  port: number;
  /** Ends every connection, so that each client has to look at the certificate again. */
  cutConnections: () => void;
  close: () => Promise<void>;
};

/** The social insurer of openapi.yaml over mutual TLS; resolves once it listens. */
export async function startInsurer({ host, port, tls, ...routes }: Options): Promise<Insurer> {
  const asUsual = { ...tls.server, ca: tls.ca };
  const tooEarly = { ...tls.early, ca: tls.ca };
  const server = createServer(
    { ...asUsual, requestCert: true, rejectUnauthorized: true },
    createInsurerRoutes(routes),
  );
  // Before the handshake, for this connection and those after it.
  server.prependListener('connection', () => {
    server.setSecureContext(routes.takeFault(undefined, ['clockSkew']) ? tooEarly : asUsual);
  });
  server.listen(port, host);
  await once(server, 'listening');

  return {
    port: portOf(server),
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

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');
  return address.port;
}

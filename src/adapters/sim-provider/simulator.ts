import { once } from 'node:events';
import { createServer } from 'node:https';
import express from 'express';
import {
  createSimProviderRoutes,
  type RouteOptions,
  type SimHandsets,
} from './simulator-routes.ts';

export { simFaults } from './simulator-routes.ts';
export type { ReplyResult, SimHandsets } from './simulator-routes.ts';

type CertifiedKey = { cert: string; key: string };

type Options = RouteOptions & {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** PEM; `early` is what `clockSkew` shows. Clients must have a certificate of the CA. */
  tls: { ca: string; server: CertifiedKey; early: CertifiedKey };
};

export type SimProvider = {
  port: number;
  handsets: SimHandsets;
  /** Ends every connection, so that each client has to look at the certificate again. */
  cutConnections: () => void;
  close: () => Promise<void>;
};

/** The SIM provider's mobile signature service over mutual TLS; resolves once it listens. */
export async function startSimProvider({ host, port, tls, ...options }: Options) {
  const { router, handsets } = createSimProviderRoutes(options);
  const app = express().disable('x-powered-by').disable('etag').use(router);
  const asUsual = { ...tls.server, ca: tls.ca };
  const tooEarly = { ...tls.early, ca: tls.ca };
  const server = createServer({ ...asUsual, requestCert: true, rejectUnauthorized: true }, app);
  // Before the handshake, for this connection and those after it.
  server.prependListener('connection', () => {
    server.setSecureContext(options.takeFault(undefined, ['clockSkew']) ? tooEarly : asUsual);
  });
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('not a TCP server');

  const provider: SimProvider = {
    port: address.port,
    handsets,
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
  return provider;
}

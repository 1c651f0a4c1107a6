import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { TLSSocket, createSecureContext } from 'node:tls';
import { z } from 'zod';
import type { TlsMaterial } from '../../simulators/tls.ts';

/** The request for TLS that a client of PostgreSQL begins with (protocol 3.0, SSLRequest). */
const sslRequestBytes = 8;

type RelayOptions = {
  isMutual?: boolean;
  asksFirst?: boolean;
  ALPNProtocols?: string[];
};

/**
 * Ends TLS in front of a server that speaks none, as a server of its own certificate would; mutual
 * where told. For PostgreSQL, whose clients ask for TLS in clear first, with `asksFirst`.
 */
export async function startTlsRelay(
  to: { host: string; port: number },
  material: TlsMaterial,
  { isMutual = false, asksFirst = false, ALPNProtocols }: RelayOptions = {},
) {
  const { ca, server: own } = material;
  const sockets = new Set<Socket>();
  let secured = 0;

  function secure(raw: Socket): void {
    const inside = new TLSSocket(raw, {
      isServer: true,
      secureContext: createSecureContext({ ...own, ca }),
      requestCert: isMutual,
      rejectUnauthorized: isMutual,
      ...(ALPNProtocols && { ALPNProtocols }),
    });
    inside.on('error', () => raw.destroy());
    inside.on('secure', () => {
      if (isMutual && Object.keys(inside.getPeerCertificate()).length === 0) {
        raw.destroy();
        return;
      }
      secured += 1;
      const upstream = connect(to);
      sockets.add(upstream);
      upstream.on('error', () => raw.destroy());
      inside.pipe(upstream).pipe(inside);
      raw.on('close', () => upstream.destroy());
    });
  }

  const server = createServer((raw) => {
    sockets.add(raw);
    raw.on('error', () => undefined);
    if (!asksFirst) {
      secure(raw);
      return;
    }
    raw.once('readable', () => {
      raw.read(sslRequestBytes);
      raw.write('S');
      secure(raw);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  return {
    port,
    /** How many connections have come through with TLS. */
    secured: () => secured,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { createNetworkShares } from './network-shares.ts';
import { networksOf } from './networks.ts';

export type ConnectionLimits = {
  /** Connections at once; more are closed unheard. */
  maxConnections: number;
  /** Of them, those from one narrow network; null where proxies are in front, and have them all. */
  ofNetwork: number | null;
};

/** Keeps connections that do nothing from taking the place of others. */
export function limitConnections(
  server: Server,
  { maxConnections, ofNetwork }: ConnectionLimits,
): void {
  server.maxConnections = maxConnections;
  if (ofNetwork === null) return;
  const shares = createNetworkShares(ofNetwork);
  server.on('connection', (socket: Socket) => {
    const networks = networksOf(socket.remoteAddress ?? '');
    const leave = networks && shares.enter(networks);
    if (leave) socket.once('close', leave);
    else socket.destroy();
  });
}

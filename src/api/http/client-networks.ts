import type { IncomingMessage } from 'node:http';
import { type Networks, networksOf } from './networks.ts';

/** Those whose address is not known any more, since their connection is gone. */
const unknown: Networks = { narrow: 'unknown', middle: 'unknown', wide: 'unknown' };

/**
 * The networks of whoever sent a request: the peer of the connection, or what the nearest
 * `trustedProxies` proxies say, each of whom adds its own peer to the end of X-Forwarded-For. Where
 * one has written what is no address, the proxy itself is counted.
 */
export function clientNetworks(
  { headers, socket }: Pick<IncomingMessage, 'headers' | 'socket'>,
  trustedProxies: number,
): Networks {
  const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',');
  const named = forwarded === '' ? [] : forwarded.split(',').reverse();
  let nearest = networksOf(socket.remoteAddress ?? '') ?? unknown;
  for (const hop of named.slice(0, trustedProxies)) {
    const networks = networksOf(hop);
    if (!networks) break; // nor is anybody believed who is said to be behind it
    nearest = networks;
  }
  return nearest;
}

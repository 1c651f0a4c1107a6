import { randomInt } from 'node:crypto';
import type { HttpClient } from '../load/http-client.ts';

/** The same HTTP as through a proxy, from an address that nobody else has: a network's share is no limit. */
export function fromAddress(http: HttpClient): HttpClient['fetch'] {
  const address = [randomInt(11, 126), ...[0, 0, 0].map(() => randomInt(1, 255))].join('.');
  return (url, { headers, ...sent }) =>
    http.fetch(url, { ...sent, headers: { ...headers, 'x-forwarded-for': address } });
}

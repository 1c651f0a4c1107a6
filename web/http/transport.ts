import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { Agent } from 'undici';
import type { Sent, Transport, TransportAnswer } from '../../client/transport.ts';
import type { CookieJar } from './cookie-jar.ts';

/** How the API knows that a request comes from here, and believes whom it is for. */
export const hopHeader = 'x-dinhdanh-hop';

/** What a page's request says of itself to the API, as the browser has said it. */
export type Origin = {
  headers: IncomingHttpHeaders;
  /** Address of the other end of the connection. */
  remoteAddress: string;
  jar: CookieJar;
};

/** The citizen's and the staff's sessions and the device's, which are the API's own. */
const relayed = ['session', 'device', 'staff'];

export type Connections = {
  /** A transport of the client for one request of a browser. */
  for: (origin: Origin) => Transport;
  close: () => Promise<void>;
};

/**
 * Connections to the API. Each request carries the browser's address, name and session on, and what the
 * API sets for the browser is passed back: the web client holds no session of its own.
 */
export function openConnections(hop: string): Connections {
  const agent = new Agent({ connections: 64, keepAliveTimeout: 30_000 });
  // A stream holds its connection for as long as somebody watches.
  const streams = new Agent({ keepAliveTimeout: 1_000, bodyTimeout: 0 });
  return {
    for: (origin) => (url, sent) => {
      const isStream = url.endsWith('/events');
      return request(isStream ? streams : agent, hop, origin, url, sent);
    },
    close: async () => {
      await Promise.all([agent.close(), streams.destroy()]);
    },
  };
}

async function request(
  agent: Agent,
  hop: string,
  origin: Origin,
  address: string,
  { method, headers, body, signal }: Sent,
): Promise<TransportAnswer> {
  const url = new URL(address);
  const answer = await agent.request({
    origin: url.origin,
    path: url.pathname + url.search,
    method,
    headers: { ...headers, ...said(origin), [hopHeader]: hop },
    ...(body !== undefined && { body: typeof body === 'string' ? body : Readable.fromWeb(body) }),
    ...(signal && { signal }),
  });
  for (const cookie of [answer.headers['set-cookie'] ?? []].flat()) origin.jar.relay(cookie);
  return {
    status: answer.statusCode,
    headers: { get: (name) => [answer.headers[name] ?? null].flat()[0] ?? null },
    get body() {
      return Readable.toWeb(answer.body);
    },
    json: () => answer.body.json(),
  };
}

function said({ headers, remoteAddress, jar }: Origin): Record<string, string> {
  const forwarded = [headers['x-forwarded-for'] ?? [], remoteAddress].flat().join(', ');
  const cookies = relayed.flatMap((name) => {
    const value = jar.get(name);
    return value === undefined ? [] : [`__Host-dinhdanh_${name}=${value}`];
  });
  return {
    'x-forwarded-for': forwarded,
    // The form's own origin has been checked.
    'sec-fetch-site': 'same-origin',
    ...(headers['user-agent'] !== undefined && { 'user-agent': headers['user-agent'] }),
    ...(cookies.length > 0 && { cookie: cookies.join('; ') }),
  };
}

import type { IncomingMessage, ServerResponse } from 'node:http';
import { Refusal } from '../refusal.ts';

/**
 * Refuses a request that was not meant for this computer's own address: a name of somebody else's
 * that resolves to 127.0.0.1 (DNS rebinding).
 */
export function requireOwnHost({ headers }: IncomingMessage, port: number): void {
  if (!['127.0.0.1', 'localhost'].some((name) => headers.host === `${name}:${port}`)) {
    throw new Refusal('HostNotAllowed');
  }
}

/** The origins under which the agent's own pages are open. */
export function isOwnOrigin(origin: string | undefined, port: number): boolean {
  return ['127.0.0.1', 'localhost'].some((name) => origin === `http://${name}:${port}`);
}

/**
 * The portal's origin, which may read the answer (Fetch, "CORS protocol"). Every other page, and
 * whoever names none, is refused and gets no CORS header.
 */
export function admitOrigin(
  { headers }: IncomingMessage,
  response: ServerResponse,
  portalOrigins: readonly string[],
): string {
  response.setHeader('Vary', 'Origin');
  const { origin } = headers;
  if (origin === undefined || !portalOrigins.includes(origin))
    throw new Refusal('OriginNotAllowed');
  response.setHeader('Access-Control-Allow-Origin', origin);
  return origin;
}

/**
 * Answers the browser's question before a request. The last header is of Private Network Access;
 * Local Network Access, which took its place, asks the citizen and nothing of us.
 */
export function answerPreflight({ headers }: IncomingMessage, response: ServerResponse): void {
  response.setHeader('Access-Control-Allow-Methods', 'GET, POST');
  response.setHeader('Access-Control-Allow-Headers', 'Content-Type');
  response.setHeader('Access-Control-Max-Age', '600');
  if (headers['access-control-request-private-network'] === 'true') {
    response.setHeader('Access-Control-Allow-Private-Network', 'true');
  }
  response.writeHead(204).end();
}

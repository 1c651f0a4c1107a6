import type { IncomingMessage } from 'node:http';
import { Refusal } from '../refusal.ts';

/** The largest body that anybody needs to send, in bytes. */
const maxBody = 4096;

/** Refuses with `BodyTooLarge`, and with `UnsupportedMediaType` where the body is of another type. */
export async function readBody(request: IncomingMessage, mediaType: string): Promise<string> {
  // A type that pages of other origins cannot send without a preflight, for JSON.
  const type = (request.headers['content-type'] ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== mediaType) throw new Refusal('UnsupportedMediaType');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    if (!Buffer.isBuffer(chunk)) continue;
    size += chunk.length;
    if (size > maxBody) throw new Refusal('BodyTooLarge');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** The address below which this server is asked, without what the client says of the host. */
export function addressOf({ url = '/' }: IncomingMessage): URL {
  const base = 'http://127.0.0.1';
  return URL.canParse(url, base) ? new URL(url, base) : new URL(base);
}

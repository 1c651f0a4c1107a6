import { request } from 'undici';

/** An answer as it came: its bytes are counted before anything unpacks them. */
export async function rawGet(url: string, headers: Record<string, string> = {}) {
  const { statusCode: status, headers: answered, body } = await request(url, { headers });
  return { status, headers: answered, bytes: Buffer.from(await body.arrayBuffer()) };
}

/** Addresses of the files that a page loads. */
export function assetsOf(html: string): string[] {
  return [...new Set(html.match(/\/assets\/[\w.-]+/g) ?? [])];
}

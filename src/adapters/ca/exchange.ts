import { OutsideSystemError } from '../outside-system-error.ts';
import { caFailure } from './failure.ts';
import { readBody } from './read-body.ts';

type By = { fetch: typeof globalThis.fetch; timeoutMs: number; mostBytes: number };

const mostRedirects = 3;
const redirects = new Set([301, 302, 307, 308]);

/**
 * The body of the answer to a request of a CA, all of it within the time. A redirect is followed on
 * the same host alone, the request being the same: any other address is nobody's whom we trust.
 */
export async function exchange(url: string, by: By, request: RequestInit): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(by.timeoutMs);
  try {
    return await follow(url, by, { ...request, redirect: 'manual', signal });
  } catch (error) {
    if (error instanceof OutsideSystemError) throw error;
    if (signal.aborted) throw caFailure('timeout', `no answer within ${by.timeoutMs} ms`, error);
    throw caFailure('down', 'no connection', error);
  }
}

async function follow(
  url: string,
  { fetch, mostBytes }: By,
  request: RequestInit,
): Promise<Uint8Array> {
  let address = url;
  for (let followed = 0; followed <= mostRedirects; followed += 1) {
    const response = await fetch(address, request);
    if (response.status === 200) return readBody(response, mostBytes);
    await response.body?.cancel();
    const next = redirects.has(response.status) && response.headers.get('location');
    if (typeof next !== 'string') throw caFailure('down', `answered with ${response.status}`);
    address = onSameHost(address, next);
  }
  throw caFailure('down', `more than ${mostRedirects} redirects`);
}

/** The port may only change to that of https. */
function onSameHost(from: string, location: string): string {
  const [origin, target] = [new URL(from), URL.canParse(location, from) && new URL(location, from)];
  const isHere =
    target !== false &&
    target.hostname === origin.hostname &&
    (target.protocol === origin.protocol ? target.port === origin.port : isSecured(origin, target));
  if (!isHere) throw caFailure('down', 'redirected to another host');
  return target.href;
}

function isSecured(from: URL, target: URL): boolean {
  return (
    from.protocol === 'http:' && target.protocol === 'https:' && from.port + target.port === ''
  );
}

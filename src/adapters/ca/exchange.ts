import type { HttpPool } from '../http-pool.ts';
import { OutsideSystemError } from '../outside-system-error.ts';
import { caFailure } from './failure.ts';
import { readBody } from './read-body.ts';

type By = { send: HttpPool['send']; timeoutMs: number; mostBytes: number };
type Request = Omit<Parameters<HttpPool['send']>[1], 'signal'>;

const mostRedirects = 3;
const redirects = new Set([301, 302, 307, 308]);

/**
 * The body of the answer to a request of a CA, all of it within the time. A redirect is followed on
 * the same host alone, the request being the same: any other address is nobody's whom we trust.
 */
export async function exchange(url: string, by: By, request: Request): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(by.timeoutMs);
  try {
    return await follow(url, by, { ...request, signal });
  } catch (error) {
    if (error instanceof OutsideSystemError) throw error;
    if (signal.aborted) throw caFailure('timeout', `no answer within ${by.timeoutMs} ms`, error);
    throw caFailure('down', 'no connection', error);
  }
}

async function follow(
  url: string,
  { send, mostBytes }: By,
  request: Request & { signal: AbortSignal },
): Promise<Uint8Array> {
  let address = url;
  for (let followed = 0; followed <= mostRedirects; followed += 1) {
    const { statusCode, headers, body } = await send(address, request);
    if (statusCode === 200) return readBody(body, mostBytes);
    await body.dump();
    const next = redirects.has(statusCode) && headers['location'];
    if (typeof next !== 'string') throw caFailure('down', `answered with ${statusCode}`);
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

import { OutsideSystemError } from '../outside-system-error.ts';

export type Request = { headers: Record<string, string>; body: string | URLSearchParams };
/** `json` is undefined where the body is no JSON; its shape is the caller's to check. */
export type Answer = { status: number; retryAfter: string | null; json: unknown };
/** One POST to the carrier within the deadline of the call that it belongs to. */
export type Exchange = (url: string, request: Request) => Promise<Answer>;

/**
 * Exchanges over `fetch`, which keeps connections open between calls. Redirects are not followed:
 * they would carry personal data and credentials to whatever host the answer names. The signal must
 * be aborted with an OutsideSystemError as its reason; any other failure of the network is `down`.
 */
export function createExchange(fetch: typeof globalThis.fetch, signal: AbortSignal): Exchange {
  return async (url, request) => {
    try {
      const response = await fetch(url, { ...request, method: 'POST', redirect: 'manual', signal });
      const { status, headers } = response;
      return { status, retryAfter: headers.get('retry-after'), json: parse(await response.text()) };
    } catch (error) {
      throw error instanceof OutsideSystemError ? error : unreachable(error);
    }
  };
}

/** What an answer means that is neither a success nor one of the operation's own refusals. */
export function failedAnswer(
  what: 'token' | 'match',
  { status, retryAfter }: Answer,
  now: number,
): OutsideSystemError {
  const message = `${what} request answered with ${status}`;
  if (status === 408 || status === 429 || status >= 500) {
    const retryAfterSeconds = parseRetryAfter(retryAfter, now);
    return failure({ reason: 'down', message, retryable: true, retryAfterSeconds });
  }
  if (status < 400) return malformed(message);
  // Credentials, rights and addresses are settings: an operator can put them right while the
  // citizen waits. Any other refusal is of this very request and would be repeated.
  const retryable = what === 'token' || status === 401 || status === 403 || status === 404;
  return failure({ reason: 'refused', message, retryable });
}

export function malformed(message: string): OutsideSystemError {
  return failure({ reason: 'malformed', message, retryable: true });
}

function unreachable(cause: unknown): OutsideSystemError {
  return failure({ reason: 'down', message: 'no connection', retryable: true, cause });
}

type Failure = Omit<ConstructorParameters<typeof OutsideSystemError>[0], 'system'>;

function failure(options: Failure): OutsideSystemError {
  return new OutsideSystemError({ system: 'carrier', ...options });
}

/** RFC 9110 section 10.2.3: seconds or a date. */
function parseRetryAfter(value: string | null, now: number): number | undefined {
  if (value === null) return undefined;
  if (/^\d{1,9}$/.test(value)) return Number(value);
  const at = Date.parse(value);
  return Number.isNaN(at) ? undefined : Math.max(0, Math.ceil((at - now) / 1000));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

import { type HttpAnswer, parseJson, unreachable } from '../http-answer.ts';
import { OutsideSystemError } from '../outside-system-error.ts';

export type Request = { headers: Record<string, string>; body: string | URLSearchParams };
/** One POST to the carrier within the deadline of the call that it belongs to. */
export type Exchange = (url: string, request: Request) => Promise<HttpAnswer>;

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
      const json = parseJson(await response.text());
      return { status, retryAfter: headers.get('retry-after'), json };
    } catch (error) {
      if (error instanceof OutsideSystemError) throw error;
      throw unreachable('carrier', 'no connection', error);
    }
  };
}

import { type HttpAnswer, parseJson, unreachable } from '../http-answer.ts';
import type { HttpPool } from '../http-pool.ts';
import { OutsideSystemError } from '../outside-system-error.ts';

export type Request = { headers: Record<string, string>; body: string };
/** One POST to the carrier within the deadline of the call that it belongs to. */
export type Exchange = (url: string, request: Request) => Promise<HttpAnswer>;

/**
 * Exchanges over connections that stay open between calls. Redirects are not followed: they would
 * carry personal data and credentials to whatever host the answer names. The signal must be aborted
 * with an OutsideSystemError as its reason; any other failure of the network is `down`.
 */
export function createExchange({ send }: HttpPool, signal: AbortSignal): Exchange {
  return async (url, { headers, body }) => {
    try {
      const answer = await send(url, {
        method: 'POST',
        headers: { accept: 'application/json', ...headers },
        body,
        signal,
      });
      const retryAfter = answer.headers['retry-after'];
      const json = parseJson(await answer.body.text());
      return {
        status: answer.statusCode,
        retryAfter: typeof retryAfter === 'string' ? retryAfter : null,
        json,
      };
    } catch (error) {
      if (error instanceof OutsideSystemError) throw error;
      throw unreachable('carrier', 'no connection', error);
    }
  };
}

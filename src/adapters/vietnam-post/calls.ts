import { AsyncLocalStorage } from 'node:async_hooks';
import { createCalls } from '../deadline.ts';
import { unreachable } from '../http-answer.ts';
import { OutsideSystemError } from '../outside-system-error.ts';

/** A request as both openid-client and jose make it. */
type Request = { [Member in 'method' | 'headers' | 'body']?: RequestInit[Member] | undefined };

export type PostCalls = {
  /** Runs a call for at most `timeoutMs`, then rejects with `timeout`. */
  within: <T>(timeoutMs: number, run: () => Promise<T>) => Promise<T>;
  /** A fetch that ends with the call that it is part of; fails with an OutsideSystemError only. */
  fetch: (url: string, request: Request) => Promise<Response>;
  /** Gives up the calls under way, and refuses every later one. */
  close: () => void;
};

/**
 * The calls of one client of the Post. The libraries make several requests a call and take one
 * `fetch` for all calls, so the signal of the call travels beside them.
 */
export function createPostCalls(fetch: typeof globalThis.fetch): PostCalls {
  const calls = createCalls('vietnam_post');
  const current = new AsyncLocalStorage<AbortSignal>();

  return {
    within: (timeoutMs, run) => calls.within(timeoutMs, (signal) => current.run(signal, run)),
    async fetch(url, { method = 'GET', headers = {}, body = null }) {
      const signal = current.getStore() ?? null;
      try {
        // A redirect would carry credentials to whatever host the answer names.
        return await fetch(url, { method, headers, body, redirect: 'manual', signal });
      } catch (error) {
        if (error instanceof OutsideSystemError) throw error;
        throw unreachable('vietnam_post', 'no connection', error);
      }
    },
    close: calls.close,
  };
}

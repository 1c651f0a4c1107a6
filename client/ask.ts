import type { FileToSend } from './evidence.ts';
import { pause } from './pause.ts';
import { retryPauseMs } from './retry-pause.ts';
import type { Sent, Transport, TransportAnswer } from './transport.ts';

export type Request = {
  method: Sent['method'];
  path: string;
  /** The flow's token: always a header, since addresses are logged and kept. */
  token?: string;
  /** Idempotency-Key: a repeated request has the answer of the first. */
  key?: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** In place of a body; it is sent once, since a stream is not there a second time. */
  file?: FileToSend;
  signal?: AbortSignal | undefined;
  /** How long the API is asked to hold the answer back. */
  waitMs?: number;
};

/** An answer: read where it is JSON, else `json` is undefined and `body` is there to be read. */
export type Received = Pick<TransportAnswer, 'status' | 'headers' | 'body'> & { json: unknown };

/** Sends a request, again where that may help; rejects when it remains without an answer. */
export type Ask = (request: Request) => Promise<Received>;

export type AskOptions = {
  /** Where the API is, such as `https://portal.example`. */
  url: string;
  fetch?: Transport;
  /** Of the texts for people: Accept-Language. */
  language?: 'vi' | 'en';
  /** How long to wait for an answer, of a stream for its beginning. */
  answerMs?: number;
  /** How often a request is sent that is not answered, the first time included. */
  tries?: number;
};

/** Over the 8 s after which the API answers 202. */
const usualAnswerMs = 15_000;
const usualTries = 6;
/** Who is to wait longer wants to be told. */
const longestPauseMs = 10_000;
const unanswered = [502, 503, 504];

/** What sends all requests of a client. Every one may be repeated: by its method, or by its key. */
export function createAsk(options: AskOptions): Ask {
  const { url, language, answerMs = usualAnswerMs, tries = usualTries } = options;
  // Called by itself: a browser's fetch refuses to be the method of anything else.
  const { fetch: transport = fetch } = options;
  const send = async (request: Request): Promise<Received> => {
    const deadline = deadlineOf(request.signal, answerMs + (request.waitMs ?? 0));
    try {
      const sent = sentFor(request, language, deadline.signal);
      return await receive(await transport(url + request.path, sent));
    } finally {
      deadline.clear();
    }
  };
  return async (request) => {
    const times = request.file ? 1 : tries;
    for (let tried = 1; tried < times; tried += 1) {
      const received = await send(request).catch((error: unknown) => {
        if (request.signal?.aborted === true) throw error;
        return null;
      });
      if (received && !isWorthRepeating(received)) return received;
      const told = received ? retryAfterMs(received) : undefined;
      await pause(retryPauseMs(told, tried), request.signal);
    }
    return send(request);
  };
}

async function receive(answer: TransportAnswer): Promise<Received> {
  const { status, headers } = answer;
  const isJson = /[/+]json\b/.test(headers.get('content-type') ?? '');
  if (isJson) return { status, headers, body: null, json: await answer.json() };
  return { status, headers, body: answer.body, json: undefined };
}

/** Cleared with the answer: a signal of `AbortSignal.timeout` would live on, one for each request. */
function deadlineOf(signal: AbortSignal | undefined, ms: number) {
  const controller = new AbortController();
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`no answer in ${ms} ms`, 'TimeoutError'));
  }, ms);
  return {
    signal: signal ? AbortSignal.any([signal, controller.signal]) : controller.signal,
    clear: (): void => {
      clearTimeout(timer);
    },
  };
}

function sentFor(request: Request, language: AskOptions['language'], signal: AbortSignal): Sent {
  const { method, token, key, body, file } = request;
  return {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(file && { 'content-type': file.type }),
      ...(language && { 'accept-language': language }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': `"${key}"` }),
      ...request.headers,
    },
    ...(body !== undefined && { body: JSON.stringify(body) }),
    ...(file && { body: file.content, duplex: 'half' }),
    signal,
  };
}

/**
 * Whether nothing was done. A refusal that carries the flow is its workflow's answer, whatever the
 * status: repeated with its key it would only be answered the same.
 */
function isWorthRepeating(received: Received): boolean {
  const { status, json } = received;
  const isAnswer = typeof json === 'object' && json !== null && 'flow' in json;
  return (
    unanswered.includes(status) && !isAnswer && (retryAfterMs(received) ?? 0) <= longestPauseMs
  );
}

/** Of the header in seconds; its other form, a date, is not ours (RFC 9110, section 10.2.3). */
function retryAfterMs({ headers }: Received): number | undefined {
  const seconds = headers.get('retry-after');
  return seconds !== null && /^\d+$/.test(seconds) ? Number(seconds) * 1000 : undefined;
}

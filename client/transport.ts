/**
 * As much of `fetch` as the client needs, so that another may be handed in: `fetch` is one itself.
 * Rejects when there is no answer.
 */
export type Transport = (url: string, sent: Sent) => Promise<TransportAnswer>;

export type Sent = {
  method: 'GET' | 'POST' | 'DELETE';
  headers: Record<string, string>;
  /** JSON; or a file, as a stream, which browsers and Node want to be told by `duplex`. */
  body?: string | ReadableStream<Uint8Array>;
  duplex?: 'half';
  /** Ends the request, and the stream that it is answered with. */
  signal?: AbortSignal;
};

export type TransportAnswer = {
  readonly status: number;
  readonly headers: { get: (name: string) => string | null };
  readonly body: ReadableStream<Uint8Array> | null;
  json: () => Promise<unknown>;
};

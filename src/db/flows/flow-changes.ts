import pg from 'pg';
import { clientOptions } from '../connection-options.ts';

const channel = 'flow_changed';

export type FlowChanges = {
  /**
   * Calls `listener` at each change of the flow's row, and once after a lost connection was found
   * again (a change may have been missed). Answers with the way to stop.
   */
  watch: (flowId: string, listener: () => void) => () => void;
  close: () => Promise<void>;
};

type Options = {
  reconnectMs: number;
  /** How often the connection is asked for a sign of life. */
  heartbeatMs?: number;
  /** How long that, and the connection itself, may take. */
  answerMs?: number;
  onError: (error: unknown) => void;
};

const usual = { heartbeatMs: 10_000, answerMs: 5_000 };

/** Listens to PostgreSQL's notifications, on one connection of its own. */
export function listenToFlowChanges(url: string, options: Options): FlowChanges {
  const listeners = new Map<string, Set<() => void>>();
  const call = (flowId: string): void => {
    for (const listener of listeners.get(flowId) ?? []) listener();
  };
  const connection = new ListeningConnection(
    url,
    { ...usual, ...options },
    {
      onFlow: call,
      onConnected: () => {
        for (const flowId of listeners.keys()) call(flowId);
      },
    },
  );
  return {
    watch: (flowId, listener) => {
      const set = listeners.get(flowId) ?? new Set();
      listeners.set(flowId, set.add(listener));
      return () => {
        set.delete(listener);
        if (set.size === 0 && listeners.get(flowId) === set) listeners.delete(flowId);
      };
    },
    close: () => connection.close(),
  };
}

type Handlers = { onFlow: (flowId: string) => void; onConnected: () => void };

/**
 * A connection that listens, and is made anew after a pause whenever it is lost. A network that was
 * cut says nothing on a connection that only listens: it is asked now and then, and ended when it
 * does not answer.
 */
class ListeningConnection {
  readonly #url: string;
  readonly #options: Required<Options>;
  readonly #handlers: Handlers;
  #client: pg.Client | null = null;
  #timer: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #closed = false;

  constructor(url: string, options: Required<Options>, handlers: Handlers) {
    this.#url = url;
    this.#options = options;
    this.#handlers = handlers;
    void this.#connect();
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#heartbeat);
    await this.#client?.end();
  }

  async #connect(): Promise<void> {
    const client = new pg.Client({
      ...clientOptions(this.#url, this.#options.answerMs),
      query_timeout: this.#options.answerMs,
    });
    this.#client = client;
    client.on('error', this.#options.onError);
    client.on('notification', ({ payload }) => {
      if (payload) this.#handlers.onFlow(payload);
    });
    try {
      await client.connect();
      await client.query(`listen ${channel}`);
      client.once('end', () => {
        clearTimeout(this.#heartbeat);
        this.#connectLater();
      });
      this.#askLater(client);
      this.#handlers.onConnected();
    } catch (error) {
      this.#options.onError(error);
      await client.end().catch(this.#options.onError);
      this.#connectLater();
    }
  }

  #askLater(client: pg.Client): void {
    if (this.#closed) return;
    this.#heartbeat = setTimeout(() => void this.#ask(client), this.#options.heartbeatMs);
  }

  async #ask(client: pg.Client): Promise<void> {
    try {
      await client.query('select 1');
      this.#askLater(client);
    } catch (error) {
      this.#options.onError(error);
      // With a question open, the driver cuts the connection instead of waiting for its end.
      await client.end().catch(this.#options.onError);
    }
  }

  #connectLater(): void {
    if (this.#closed) return;
    this.#timer = setTimeout(() => void this.#connect(), this.#options.reconnectMs);
  }
}

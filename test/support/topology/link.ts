import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** What a network does: carries; refuses whoever comes, and resets who is there; holds everything; loses it. */
type State = 'open' | 'refusing' | 'held' | 'cut';

/** The network in front of a server, or of several that serve alike and take connections in turn. */
export type Link = {
  port: number;
  /** As when the server is killed: connections are reset, and new ones too. */
  refuse: () => void;
  /** As when the server is stopped: connections are taken, and nothing comes; all of it does afterwards. */
  hold: () => void;
  /** As when the cable is cut: nothing arrives, nobody is told, and what was sent meanwhile is lost. */
  cut: () => void;
  /** What the server sends arrives this late, in milliseconds. */
  slow: (delayMs: number) => void;
  /** Has new connections go to the server of this number, and to each in turn when it is undefined; ends those that are there. */
  prefer: (server: number | undefined) => void;
  /** Carries again; connections that have lost something are reset, as their ends would by then. */
  heal: () => void;
  close: () => Promise<void>;
};

/** Stands in front of a server of this machine, at a port of its own. */
export async function startLink(...servers: readonly [number, ...number[]]): Promise<Link> {
  let state: State = 'open';
  let delayMs = 0;
  let turn = 0;
  let preferred: number | undefined;
  const pairs = new Set<Pair>();

  const server = createServer({ allowHalfOpen: true }, (client) => {
    client.on('error', () => undefined);
    if (state === 'refusing') {
      client.resetAndDestroy();
      return;
    }
    const pair = createPair(
      client,
      () => delayMs,
      () => pairs.delete(pair),
    );
    pairs.add(pair);
    if (state === 'cut') pair.lose();
    else pair.open(inTurn(servers, preferred ?? (turn += 1)), state === 'held');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.number() }).parse(server.address());
  const enter = (next: State, done: (pair: Pair) => void) => () => {
    state = next;
    for (const pair of pairs) done(pair);
  };
  return {
    port,
    refuse: enter('refusing', (pair) => {
      pair.reset();
    }),
    hold: enter('held', (pair) => {
      pair.hold();
    }),
    cut: enter('cut', (pair) => {
      pair.lose();
    }),
    slow: (ms) => {
      delayMs = ms;
    },
    prefer: (server) => {
      preferred = server;
      if (server !== undefined) for (const pair of pairs) pair.reset();
    },
    heal: () => {
      delayMs = 0;
      enter('open', (pair) => {
        pair.heal();
      })();
    },
    close: async () => {
      for (const pair of pairs) pair.reset();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The servers in the order in which a connection tries them. */
function inTurn(servers: readonly number[], turn: number): number[] {
  return servers.map((_, index) => servers[(turn + index) % servers.length] ?? 0);
}

type Pair = {
  open: (servers: readonly number[], isHeld: boolean) => void;
  hold: () => void;
  lose: () => void;
  heal: () => void;
  reset: () => void;
};

/** A client with the connection that is its other half; over when both are closed. */
function createPair(client: Socket, delayMs: () => number, onOver: () => void): Pair {
  let upstream: Socket | undefined;
  let isLost = false;
  const closed = (): void => {
    if (client.destroyed && upstream?.destroyed !== false) onOver();
  };
  client.on('close', closed);
  const each = (work: (socket: Socket) => void): void => {
    for (const socket of [client, upstream]) if (socket) work(socket);
  };
  const reset = (): void => {
    each((socket) => socket.resetAndDestroy());
  };
  const open = (servers: readonly number[], isHeld: boolean): void => {
    const [port, ...others] = servers;
    if (port === undefined) {
      client.resetAndDestroy();
      return;
    }
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    socket.once('error', () => {
      if (socket.connecting || !socket.remotePort) open(others, isHeld);
    });
    socket.once('connect', () => {
      upstream = socket;
      socket.on('close', closed);
      carry(client, socket, { delayMs: () => 0, isLost: () => isLost });
      carry(socket, client, { delayMs, isLost: () => isLost });
      if (isHeld) hold();
    });
  };
  const hold = (): void => {
    each((socket) => socket.pause());
  };
  return {
    open,
    hold,
    lose: () => {
      isLost = true;
    },
    heal: () => {
      if (isLost) reset();
      else each((socket) => socket.resume());
    },
    reset,
  };
}

type Carrying = { delayMs: () => number; isLost: () => boolean };

/** What one end sends arrives at the other, in its order, and its end after it. */
function carry(from: Socket, to: Socket, { delayMs, isLost }: Carrying): void {
  let last = Promise.resolve();
  const later = (work: () => void): void => {
    const delay = delayMs();
    const due = delay > 0 ? pause(delay) : undefined;
    last = last.then(async () => {
      await due;
      if (!isLost() && !to.destroyed) work();
    });
  };
  from.on('error', () => undefined);
  from.on('data', (chunk) => {
    later(() => {
      to.write(chunk);
    });
  });
  from.on('end', () => {
    later(() => {
      to.end();
    });
  });
  from.on('close', (hadError) => {
    later(() => {
      if (hadError) to.resetAndDestroy();
      else to.destroySoon();
    });
  });
}

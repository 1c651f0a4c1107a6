import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { createConnection, createServer } from 'node:net';

/** Below those that systems hand out to whoever connects somewhere: nobody takes one by accident. */
const ownPorts = { from: 15_000, to: 32_000 };

/** Whoever was told of one may not listen there yet. */
const told = new Set<number>();

/** A port that nobody listens on now, and that this process has told nobody of before. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const port = randomInt(ownPorts.from, ownPorts.to);
  if (told.has(port)) return freePort(host);
  told.add(port);
  return (await isPortFree(port, host)) ? port : freePort(host);
}

export async function isPortFree(port: number, host = '127.0.0.1'): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => {
      resolve(false);
    });
    server.listen({ port, host }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}

/** One sentence for each port that is taken, or that two settings name; none when all are free. */
export async function portTroubles(
  settings: readonly { setting: string; port: number; host: string; origin?: string | undefined }[],
): Promise<string[]> {
  const named = ({ setting, origin }: { setting: string; origin?: string | undefined }): string =>
    origin === undefined ? setting : `${setting} (${origin})`;
  const sentences = settings.map(async (one, index) => {
    const { setting, port, host } = one;
    const twin = settings.slice(0, index).find((other) => other.port === port);
    if (twin !== undefined) return `${named(twin)} and ${named(one)} are both ${port}.`;
    if (await isPortFree(port, host)) return undefined;
    return `Port ${port} is taken: choose another one with ${setting}.`;
  });
  return (await Promise.all(sentences)).filter((sentence) => sentence !== undefined);
}

/** Resolves when somebody listens at `host:port`, throws when nobody does. */
export async function connectOnce(address: string): Promise<void> {
  const { hostname, port } = new URL(`tcp://${address}`);
  const socket = createConnection({ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) });
  socket.setTimeout(5_000, () => {
    socket.destroy(new Error(`${address} does not answer`));
  });
  try {
    await once(socket, 'connect');
  } finally {
    socket.destroy();
  }
}

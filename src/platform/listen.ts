import { once } from 'node:events';
import type { Server } from 'node:http';
import { ConfigError } from './config.ts';

/** Listens; throws a `ConfigError` that ends with `remedy` ("set … to another one") when the port is taken. */
export async function listen(
  server: Server,
  { host, port }: { host: string; port: number },
  remedy: string,
): Promise<void> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code: unknown = error instanceof Error && Reflect.get(error, 'code');
    if (code !== 'EADDRINUSE') throw error;
    throw new ConfigError([`Port ${port} on ${host} is taken: ${remedy}.`]);
  }
}

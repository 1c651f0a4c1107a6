import { Connection } from '@temporalio/client';
import type { TemporalSettings } from '../../src/platform/config/outside.ts';
import { temporalTls } from '../../src/platform/temporal-tls.ts';
import { connectOnce } from './ports.ts';

/** Where a Temporal server is, and how to get in. */
export type TemporalAddress = { address: string; tls?: TemporalSettings['tls'] };

const answerMs = 10_000;

/**
 * Does something on a connection of its own, in `withinMs` at most; throws when the server does not answer
 * in time.
 */
export async function withTemporal<T>(
  server: TemporalAddress,
  work: (connection: Connection) => Promise<T>,
  withinMs: number = answerMs,
): Promise<T> {
  // gRPC waits a whole second after a refused connection; we ask again at once.
  const { address } = server;
  await connectOnce(address);
  const tls = temporalTls({ tls: server.tls });
  const connection = await Connection.connect({
    address,
    ...(tls && { tls }),
    connectTimeout: answerMs,
  });
  try {
    return await connection.withDeadline(Date.now() + withinMs, () => work(connection));
  } finally {
    await connection.close();
  }
}

import { Connection } from '@temporalio/client';
import { ConfigError } from '../../src/platform/config.ts';
import type { TemporalSettings } from '../../src/platform/config/outside.ts';
import { temporalTls } from '../../src/platform/temporal-tls.ts';
import { connectOnce } from './ports.ts';

/** Where a Temporal server is, and how to get in. */
export type TemporalAddress = { address: string; tls?: TemporalSettings['tls'] };

const answerMs = 10_000;

/**
 * Does something on a connection of its own, in `withinMs` at most. Throws a `ConfigError` with one sentence
 * when no server answers.
 */
export async function withTemporal<T>(
  server: TemporalAddress,
  work: (connection: Connection) => Promise<T>,
  withinMs: number = answerMs,
): Promise<T> {
  const connection = await connect(server).catch((error: unknown) => {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError([`Temporal does not answer at ${server.address} (${why}): does it run?`]);
  });
  try {
    return await connection.withDeadline(Date.now() + withinMs, () => work(connection));
  } finally {
    await connection.close();
  }
}

async function connect({ address, tls }: TemporalAddress): Promise<Connection> {
  // gRPC waits a whole second after a refused connection; we ask again at once.
  await connectOnce(address);
  const certificates = temporalTls({ tls });
  return Connection.connect({
    address,
    ...(certificates && { tls: certificates }),
    connectTimeout: answerMs,
  });
}

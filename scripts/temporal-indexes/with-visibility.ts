import { Client } from 'pg';
import { clientOptions } from '../../src/db/connection-options.ts';
import { ConfigError } from '../../src/platform/config.ts';

/** An index of a large table is built for long. */
const statementMs = 6 * 3_600_000;
/** Dropping and building wait for transactions that began before; Temporal's are short. */
const lockMs = 60_000;
const lockName = 'dinhdanh:temporal-indexes';

/**
 * Does something with Temporal's visibility database, alone: throws a `ConfigError` when it is another
 * database, or when somebody else is at it.
 */
export async function withVisibility<T>(
  url: string,
  work: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({
    ...clientOptions(url, statementMs),
    connectionTimeoutMillis: 10_000,
    lock_timeout: lockMs,
  });
  // Without a listener a server that stops ends our process.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await refuse(client, "to_regclass('executions_visibility') is not null", [
      `${new URL(url).pathname.slice(1)} is not Temporal's visibility database (TEMPORAL_VISIBILITY_URL).`,
    ]);
    // Not the waiting kind: whoever waits within a statement holds up the building of an index.
    await refuse(client, `pg_try_advisory_lock(hashtext('${lockName}'))`, [
      'The indexes are being changed by another process: try again when it has ended.',
    ]);
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refuse(client: Client, unless: string, sentences: string[]): Promise<void> {
  const { rowCount } = await client.query(`select where ${unless}`);
  if (rowCount === 0) throw new ConfigError(sentences);
}

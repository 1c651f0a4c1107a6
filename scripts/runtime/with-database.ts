import { ConfigError, requireDatabaseUrl, type Config } from '../../src/platform/config.ts';
import { type Database, openDatabase } from '../../src/db/database.ts';

/**
 * Does something with the database of the settings, on one connection, and lets go of it. Throws a
 * `ConfigError` with one sentence when no database answers.
 */
export async function withDatabase<T>(
  config: Config,
  statementTimeoutMs: number,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const url = requireDatabaseUrl(config);
  const database = await openDatabase(url, { poolSize: 1, statementTimeoutMs });
  try {
    await database.ping().catch(() => {
      throw new ConfigError([`PostgreSQL does not answer at ${new URL(url).host}: does it run?`]);
    });
    return await work(database);
  } finally {
    await database.close();
  }
}

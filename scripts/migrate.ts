import { prepareLogIns } from '../src/db/log-ins.ts';
import { migrate, MigrationFailed } from '../src/db/migrate.ts';
import { ConfigError } from '../src/platform/config.ts';
import { loadOwnerConfig } from '../src/platform/config/sealer.ts';
import { createLogger } from '../src/platform/log.ts';
import { runMain } from '../src/platform/run-main.ts';

/**
 * Brings the database of DATABASE_OWNER_URL, or that of `npm start`, to the newest schema, and lets
 * the users of the other URLs in.
 */
await runMain(async () => {
  const { logLevel, urls } = loadOwnerConfig();
  const migrations = await migrate(urls.owner).catch((error: unknown) => {
    throw error instanceof MigrationFailed ? new ConfigError([error.message]) : error;
  });
  await prepareLogIns(urls);
  createLogger({ name: 'migrate', level: logLevel }).info({ migrations }, 'schema is current');
});

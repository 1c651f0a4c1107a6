import { loadConfig, requireDatabaseUrl } from '../src/platform/config.ts';
import { migrate } from '../src/db/migrate.ts';
import { createLogger } from '../src/platform/log.ts';
import { runMain } from '../src/platform/run-main.ts';

/** Brings the database of DATABASE_URL, or that of `npm start`, to the newest schema. */
await runMain(async () => {
  const config = loadConfig();
  const migrations = await migrate(requireDatabaseUrl(config));
  createLogger({ name: 'migrate', level: config.logLevel }).info(
    { migrations },
    'schema is current',
  );
});

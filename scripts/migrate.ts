import { ConfigError, loadConfig, requireDatabaseUrl } from '../src/config.ts';
import { migrate } from '../src/db/migrate.ts';
import { createLogger } from '../src/log.ts';

/** Brings the database of DATABASE_URL, or that of `npm start`, to the newest schema. */
try {
  const config = loadConfig();
  const migrations = await migrate(requireDatabaseUrl(config));
  createLogger({ name: 'migrate', level: config.logLevel }).info(
    { migrations },
    'schema is current',
  );
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

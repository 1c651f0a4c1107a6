import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError, loadConfig } from '../src/platform/config.ts';
import { createLogger } from '../src/platform/log.ts';
import { prepareTemporal } from './runtime/prepare-temporal.ts';

const tries = 60;

/** Makes the namespace and search attributes on the server of TEMPORAL_ADDRESS, for deployments. */
async function main(): Promise<void> {
  const config = loadConfig();
  for (let left = tries; ; left -= 1) {
    try {
      await prepareTemporal(config.temporal);
      break;
    } catch (error) {
      // A namespace that was just made takes seconds until the server knows it everywhere.
      if (left === 0) throw error;
      await sleep(1_000);
    }
  }
  createLogger({ name: 'prepare-temporal', level: config.logLevel }).info('Temporal is prepared');
}

try {
  await main();
} catch (error) {
  process.stderr.write(`${error instanceof ConfigError ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

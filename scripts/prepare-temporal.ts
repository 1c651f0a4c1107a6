import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../src/platform/config.ts';
import { loadNamespaceConfig, type NamespaceConfig } from '../src/platform/config/visibility.ts';
import { createLogger } from '../src/platform/log.ts';
import { runMain } from '../src/platform/run-main.ts';
import { judgeRetention } from './runtime/judge-retention.ts';
import { keptDays, prepareTemporal } from './runtime/prepare-temporal.ts';

const tries = 60;

/**
 * Makes the namespace and search attributes on the server of TEMPORAL_ADDRESS, for deployments; in production it
 * refuses a namespace that keeps ended workflows for another time than flows need.
 */
await runMain(async () => {
  const config = loadNamespaceConfig();
  const { isProduction, temporal, flowRetentionDays, logLevel } = config;
  await prepare(config);
  const log = createLogger({ name: 'prepare-temporal', level: logLevel });
  const { namespace } = temporal;
  const found = judgeRetention(await keptDays(temporal), { namespace, flowRetentionDays });
  if (found && 'refusal' in found) {
    if (isProduction) throw new ConfigError([found.refusal]);
    log.warn(found.refusal);
  } else if (found) log.warn(found.warning);
  log.info('Temporal is prepared');
});

async function prepare({ temporal }: NamespaceConfig): Promise<void> {
  for (let left = tries; ; left -= 1) {
    try {
      await prepareTemporal(temporal);
      return;
    } catch (error) {
      // A namespace that was just made takes seconds until the server knows it everywhere.
      if (left === 0) throw error;
      await sleep(1_000);
    }
  }
}

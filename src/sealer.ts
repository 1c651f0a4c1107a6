import { Registry, collectDefaultMetrics } from 'prom-client';
import { type AuditHead, headName, readHead, sealEvents } from './db/audit/seal-events.ts';
import { readUnsealed } from './db/audit/verify-audit.ts';
import { type Database, openDatabase } from './db/database.ts';
import { showHead } from './platform/audit-gauges.ts';
import { type SealerConfig, loadSealerConfig } from './platform/config/sealer.ts';
import { createLogger } from './platform/log.ts';
import { runEvery } from './platform/run-every.ts';
import { runMain } from './platform/run-main.ts';
import { serveMetrics } from './platform/serve-metrics.ts';
import { workStop } from './platform/stop-times.ts';
import { toldToStop } from './platform/told-to-stop.ts';

/** With a round of at most as long, an event is sealed within two seconds. */
const sealEveryMs = 1_000;

/**
 * The sealer's process: seals the audit trail behind its writers, with a key and a database role
 * that no other process has, and publishes the head.
 */
async function main(): Promise<void> {
  const config = loadSealerConfig();
  const log = createLogger({ name: 'sealer', level: config.logLevel });
  for (const warning of config.warnings) log.warn(warning);
  const database = await openDatabase(config.databaseUrl, {
    poolSize: 2,
    statementTimeoutMs: 10_000,
  });
  let head: AuditHead | null = null;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  showHead(registry, () => head);
  const stopMetrics = await serveMetrics(registry, config.metrics);
  const stopSealing = runEvery(
    sealEveryMs,
    async (stopping) => {
      head = (await sealAll(database, config, stopping)) ?? head ?? (await readHead(database.db));
    },
    (error) => {
      log.error({ error }, 'sealing failed');
    },
  );
  const stopPublishing = publish(config, () => head);
  const publicKey = config.key.publicKey.toString('hex');
  log.info({ keyId: config.key.keyId, publicKey }, 'sealer runs');
  await toldToStop({ log, ...workStop });
  stopPublishing();
  await Promise.all([stopSealing(), stopMetrics()]);
  await database.close();
  log.info('sealer stopped');
}

/** Until nothing is left, or the process stops; the newest head, or null when nothing was sealed. */
async function sealAll(
  database: Database,
  { key }: SealerConfig,
  stopping: AbortSignal,
): Promise<AuditHead | null> {
  let head: AuditHead | null = null;
  while (!stopping.aborted && (await readUnsealed(database.db)).events > 0) {
    head = (await sealEvents(database, key, () => new Date())) ?? head;
  }
  return head;
}

/** Writes the head down where the database's owner does not reach: in the log. */
function publish({ headEverySeconds }: SealerConfig, head: () => AuditHead | null): () => void {
  // Whatever LOG_LEVEL is: these lines are kept as evidence.
  const log = createLogger({ name: 'audit', level: 'info' });
  const timer = setInterval(() => {
    const now = head();
    if (now) log.info({ head: headName(now) }, 'audit head');
  }, headEverySeconds * 1_000);
  return () => {
    clearInterval(timer);
  };
}

await runMain(main);

import { loadConfig, requireDatabaseUrl } from '../src/config.ts';
import { verifyAuditChain } from '../src/db/audit-events.ts';
import { openDatabase } from '../src/db/database.ts';
import { readEnvironment } from './runtime/environment.ts';

/** `npm run audit:verify`: walks the audit trail; exit code 1 where it does not hold together. */
const database = await openDatabase(requireDatabaseUrl(loadConfig(readEnvironment())), {
  poolSize: 1,
  statementTimeoutMs: 600_000,
});
const chain = await verifyAuditChain(database.db);
await database.close();
if (chain.intact) {
  console.log(`The audit trail is intact: ${chain.events} events, head ${chain.head ?? 'none'}.`);
} else {
  console.log(`The audit trail is broken at event ${chain.brokenAt}.`);
  process.exitCode = 1;
}

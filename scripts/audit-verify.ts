import { loadConfig } from '../src/platform/config.ts';
import { verifyAuditChain } from '../src/db/audit/audit-events.ts';
import { runMain } from '../src/platform/run-main.ts';
import { readEnvironment } from './runtime/environment.ts';
import { withDatabase } from './runtime/with-database.ts';

/** `npm run audit:verify`: walks the audit trail; exit code 1 where it does not hold together. */
await runMain(async () => {
  const config = loadConfig(readEnvironment());
  const chain = await withDatabase(config, 600_000, ({ db }) => verifyAuditChain(db));
  if (chain.intact) {
    console.log(`The audit trail is intact: ${chain.events} events, head ${chain.head ?? 'none'}.`);
  } else {
    console.log(`The audit trail is broken at event ${chain.brokenAt}.`);
    process.exitCode = 1;
  }
});

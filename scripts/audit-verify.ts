import { parseArgs } from 'node:util';
import { type AuditHead, headName } from '../src/db/audit/seal-events.ts';
import { type AuditTrail, verifyAudit } from '../src/db/audit/verify-audit.ts';
import { loadConfig } from '../src/platform/config.ts';
import { loadAuditPublicKeys } from '../src/platform/config/sealer.ts';
import { runMain } from '../src/platform/run-main.ts';
import { readEnvironment } from './runtime/environment.ts';
import { withDatabase } from './runtime/with-database.ts';

/** The sealer comes within two seconds; that long after, it does not run. */
const sealedWithinMs = 60_000;
const usage =
  'npm run audit:verify -- --head n17:4be1… (heads that were noted, as often as you like)';

/**
 * `npm run audit:verify`: walks the audit trail and names the first event that does not fit. Exit code
 * 1 where it does not hold together, 2 where events have waited for their seal too long.
 */
await runMain(async () => {
  const environment = readEnvironment();
  const publicKeys = loadAuditPublicKeys(environment);
  const noted = readNoted();
  const trail = await withDatabase(loadConfig(environment), 600_000, ({ db }) =>
    verifyAudit(db, { publicKeys, noted }),
  );
  tell(trail);
});

function readNoted(): AuditHead[] {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  return (values.head ?? []).map((given) => {
    const [, sequence, hash] = /^n(\d{1,15}):((?:[0-9a-f]{2}){6,32})$/.exec(given) ?? [];
    if (sequence === undefined || hash === undefined) throw new Error(usage);
    return { sequence: Number(sequence), hash: Buffer.from(hash, 'hex') };
  });
}

function tell(trail: AuditTrail): void {
  if (!trail.intact) {
    console.log(`The audit trail is broken at event ${trail.brokenAt}: ${trail.why}.`);
    process.exitCode = 1;
    return;
  }
  const { head, unsealed } = trail;
  console.log(
    head
      ? `The audit trail is intact: head ${headName(head)}.`
      : 'The audit trail has no seal yet.',
  );
  if (!unsealed.since) return;
  console.log(
    `${unsealed.events} events wait for their seal, since ${unsealed.since.toISOString()}.`,
  );
  if (Date.now() - unsealed.since.getTime() > sealedWithinMs) process.exitCode = 2;
}

import { Client } from '@temporalio/client';
import {
  countOpenSessions,
  endEverySession,
  lockAfterRestore,
  noteRestore,
  voidProofs,
} from '../../../src/db/operations/after-restore.ts';
import { timeStepOf } from '../../../src/activities/sign-in/authenticator-app.ts';
import type { Database } from '../../../src/db/database.ts';
import type { Config } from '../../../src/platform/config.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createDataConverter } from '../../../src/platform/payload-codec.ts';
import { withDatabase } from '../../runtime/with-database.ts';
import { withTemporal } from '../../runtime/with-temporal.ts';
import { reconcile } from '../reconcile.ts';
import { afterRestoreText } from './after-restore-text.ts';
import { type Compared, compareFlows } from './compare.ts';
import { tellDecisions } from './tell-decisions.ts';

const statementMs = 600_000;
/** Of the whole, while nobody is served; each call has a deadline of its own. */
const longestMs = 12 * 3_600_000;

/**
 * Brings a restored pair of databases into line, while workers run and the API does not; answers with what
 * was found and done, in words. A dry run changes nothing. It may be run again.
 */
export async function runAfterRestore(
  config: Config,
  { moment, isDryRun }: { moment: Date; isDryRun: boolean },
): Promise<string> {
  const { namespace, taskQueue } = config.temporal;
  const dataConverter = createDataConverter(createKeys(config.keys));
  const work = (client: Client) =>
    withDatabase(config, statementMs, async (database) => {
      const { db } = database;
      const sessions = await countOpenSessions(db);
      if (!isDryRun) {
        await noteRestore(db, moment);
        await endEverySession(db);
        // A clock that is fast has shown the next one, too.
        await voidProofs(db, timeStepOf(new Date()) + 1);
      }
      const found = await compareFlows({ client, taskQueue, db }, moment);
      if (!isDryRun) {
        // Nobody is served yet, so nothing is under way that would have to settle.
        await reconcile(config, { settleMs: 0, lookAgainMs: 0 });
        await tellDecisions(client, found);
        await lockUnprotected(database, found);
      }
      return afterRestoreText(found, sessions, isDryRun);
    });
  return withTemporal(
    config.temporal,
    (connection) => work(new Client({ connection, namespace, dataConverter })),
    longestMs,
  );
}

/** After the reconciliation, which closes accounts once more: those need no lock. */
async function lockUnprotected(database: Database, found: readonly Compared[]): Promise<void> {
  for (const { name, accountId } of found) {
    if (name === 'protectionLost' && accountId !== undefined) {
      await lockAfterRestore(database, accountId);
    }
  }
}

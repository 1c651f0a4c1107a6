import { Client } from '@temporalio/client';
import {
  countOpenSessions,
  endEverySession,
  noteRestore,
} from '../../../src/db/operations/after-restore.ts';
import type { Config } from '../../../src/platform/config.ts';
import { createKeys } from '../../../src/platform/keys.ts';
import { createDataConverter } from '../../../src/platform/payload-codec.ts';
import { withDatabase } from '../../runtime/with-database.ts';
import { withTemporal } from '../../runtime/with-temporal.ts';
import { afterRestoreText } from './after-restore-text.ts';
import { compareFlows } from './compare.ts';
import { mendFlows } from './mend.ts';

const statementMs = 600_000;
/** Of the whole, while nobody is served; each call has a deadline of its own. */
const longestMs = 12 * 3_600_000;

/**
 * Brings a restored pair of databases into line, before workers and API are started; answers with what
 * was found and done, in words. A dry run changes nothing. It may be run again.
 */
export async function runAfterRestore(
  config: Config,
  { moment, isDryRun }: { moment: Date; isDryRun: boolean },
): Promise<string> {
  const { temporal } = config;
  const keys = createKeys(config.keys);
  return withTemporal(
    temporal,
    (connection) =>
      withDatabase(config, statementMs, async ({ db }) => {
        const { namespace, taskQueue } = temporal;
        const dataConverter = createDataConverter(keys);
        const client = new Client({ connection, namespace, dataConverter });
        const sessions = await countOpenSessions(db);
        if (!isDryRun) {
          await noteRestore(db, moment);
          await endEverySession(db);
        }
        const found = await compareFlows({ client, taskQueue, db }, moment);
        if (!isDryRun) await mendFlows({ client, db, keys }, found);
        return afterRestoreText(found, sessions, isDryRun);
      }),
    longestMs,
  );
}

import type { NoticeDeps } from '../../../src/activities/notices/notice-deps.ts';
import { sendNotices } from '../../../src/activities/notices/send-notices.ts';
import { openDatabase } from '../../../src/db/database.ts';
import { startClient as startEmail } from '../../adapters/email/start-client.ts';
import { startClient as startSms } from '../../adapters/sms/start-client.ts';
import { startSimulators } from '../../simulators/start.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

/** What notices are sent with: a database, both clients, and what is at the other end of them. */
export async function startSending() {
  const url = await createTestDatabase();
  const database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
  const simulators = await startSimulators();
  const [email, sms] = [startEmail(simulators.smtpPort), startSms(simulators.smppPort)];
  await sms.ready;
  const givenUp: string[] = [];
  const deps: NoticeDeps = {
    ...{ database, keys, sms, email },
    timeouts: { smsMs: 5_000, emailMs: 5_000 },
    publicUrl: 'https://portal.example',
    onGivenUp: ({ id }) => givenUp.push(id),
  };
  return {
    ...{ database, simulators, deps },
    /** The ids of notices that were given up. */
    givenUp,
    sendAll: async (): Promise<void> => {
      await Promise.all([sendNotices(deps, 'sms'), sendNotices(deps, 'email')]);
    },
    close: async (): Promise<void> => {
      await Promise.all([email.close(), sms.close()]);
      await Promise.all([simulators.close(), database.close()]);
    },
  };
}

export type Sending = Awaited<ReturnType<typeof startSending>>;

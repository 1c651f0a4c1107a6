import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { NoticeDeps } from '../../../src/activities/notices/notice-deps.ts';
import { sendNotices } from '../../../src/activities/notices/send-notices.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { tell } from '../../../src/db/notices/telling.ts';
import { type FactKind, noticeKinds } from '../../../src/domain/account/notice.ts';
import { cancellationCode, objectionCode } from '../../../src/platform/look-ups.ts';
import { startClient as startEmail } from '../../adapters/email/start-client.ts';
import { startClient as startSms } from '../../adapters/sms/start-client.ts';
import { startSimulators, type StartedSimulators } from '../../simulators/start.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { anAccount, noticesOf } from './told-account.ts';

let database: Database;
let simulators: StartedSimulators;
let email: ReturnType<typeof startEmail>;
let sms: ReturnType<typeof startSms>;
let deps: NoticeDeps;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 4, statementTimeoutMs: 30_000 });
  simulators = await startSimulators();
  email = startEmail(simulators.smtpPort);
  sms = startSms(simulators.smppPort);
  await sms.ready;
  deps = {
    ...{ database, keys, sms, email },
    timeouts: { smsMs: 5_000, emailMs: 5_000 },
    publicUrl: 'https://portal.example',
    onGivenUp: () => undefined,
  };
}, 60_000);
afterAll(async () => {
  await Promise.all([email.close(), sms.close()]);
  await Promise.all([simulators.close(), database.close()]);
});

const sendAll = () => Promise.all([sendNotices(deps, 'sms'), sendNotices(deps, 'email')]);
const facts = noticeKinds.filter((kind): kind is FactKind => kind !== 'new_device');
const details = { method: 'usb_signature', until: '2026-12-10T17:05:00.000Z', level: 3 } as const;

test('every fact is told to phone and address, once, though it is told again before and after', async () => {
  const account = await anAccount(database.db);
  const flowId = randomUUID();
  const tellAll = async (): Promise<void> => {
    for (const kind of facts)
      await tell(database.db, { accountId: account.id, kind, flowId, details });
  };
  await tellAll();
  await tellAll();
  await sendAll();
  await tellAll();
  await sendAll();
  expect(await simulators.messages(account.phone)).toHaveLength(facts.length);
  expect(await simulators.mails(account.email)).toHaveLength(facts.length);
  const notices = await noticesOf(database.db, account.id);
  expect(notices.map(({ isSent, tries }) => [isSent, tries])).toEqual(notices.map(() => [true, 1]));
});

test.each([
  ['recovery_approved', 'cancel', cancellationCode],
  ['closing', 'cancel', cancellationCode],
  ['dispute_hearing', 'objection', objectionCode],
] as const)('%s has the code of its flow', async (kind, page, codeOf) => {
  const account = await anAccount(database.db);
  const flowId = randomUUID();
  await tell(database.db, { accountId: account.id, kind, flowId, details });
  await sendAll();
  const code = codeOf(keys, flowId);
  const [text] = await simulators.messages(account.phone);
  const [mail] = await simulators.mails(account.email);
  expect(text).toContain(code);
  expect(text).not.toContain('http');
  expect(mail?.text).toContain(`\nhttps://portal.example/${page}#${code}\n`);
});

test('it is told in the account’s language', async () => {
  const account = await anAccount(database.db);
  await sql`update account set language = 'en' where id = ${account.id}`.execute(database.db);
  const flowId = randomUUID();
  await tell(database.db, { accountId: account.id, kind: 'method_locked', flowId, details });
  await sendAll();
  const [text] = await simulators.messages(account.phone);
  const [mail] = await simulators.mails(account.email);
  expect(text).toMatch(/^Dinh Danh: locked at .*: USB signature\. Not you\?/);
  expect(mail?.subject).toMatch(/^Định Danh: locked at /);
});

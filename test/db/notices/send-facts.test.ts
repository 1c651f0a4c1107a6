import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { Database } from '../../../src/db/database.ts';
import { tell } from '../../../src/db/notices/telling.ts';
import { type FactKind, noticeKinds } from '../../../src/domain/account/notice.ts';
import { cancellationCode, objectionCode } from '../../../src/platform/look-ups.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { type Sending, startSending } from './start-sending.ts';
import { anAccount, noticesOf } from './told-account.ts';

let sending: Sending;
let database: Database;
let simulators: Sending['simulators'];
beforeAll(async () => {
  sending = await startSending();
  ({ database, simulators } = sending);
}, 60_000);
afterAll(() => sending.close());

const sendAll = () => sending.sendAll();
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

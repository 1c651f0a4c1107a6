import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import type { NoticeDeps } from '../../../src/activities/notices/notice-deps.ts';
import { handOverNotice } from '../../../src/activities/notices/hand-over-notice.ts';
import { sendNotices } from '../../../src/activities/notices/send-notices.ts';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import type { Database } from '../../../src/db/database.ts';
import { claimNotices } from '../../../src/db/notices/notices.ts';
import { tidy } from '../../support/tidy.ts';
import { notMeCode } from '../../../src/platform/look-ups.ts';
import { until } from '../../support/until.ts';
import { testKeys as keys } from '../../support/keys.ts';
import { type Sending, startSending } from './start-sending.ts';
import { anAccount, noticesOf, signIn, timePasses } from './told-account.ts';

const hour = 3_600;
let sending: Sending;
let database: Database;
let simulators: Sending['simulators'];
let deps: NoticeDeps;
beforeAll(async () => {
  sending = await startSending();
  ({ database, simulators, deps } = sending);
}, 60_000);
afterEach(() => simulators.clearFaults());
afterAll(() => sending.close());
const sendAll = () => sending.sendAll();

describe('a notice', () => {
  test.each([
    [
      'vi',
      /^Định Danh: đăng nhập từ thiết bị mới \(Chrome, Windows\)/,
      /^Đăng nhập từ thiết bị mới/,
    ],
    ['en', /^Dinh Danh: sign-in from a new device \(Chrome, Windows\)/, /^Sign-in to your/],
  ] as const)(
    'goes to every contact in the account’s language (%s)',
    async (language, first, subject) => {
      const account = await anAccount(database.db);
      await sql`update account set language = ${language} where id = ${account.id}`.execute(
        database.db,
      );
      const code = notMeCode(keys, await signIn(database.db, account.id));
      await sendAll();
      const [text = ''] = await simulators.messages(account.phone);
      const [mail] = await simulators.mails(account.email);
      expect(text).toMatch(first);
      expect(text).toContain(code);
      expect(text).not.toMatch(/http|portal\.example/);
      expect(mail?.subject).toMatch(subject);
      expect(mail?.text).toContain(`https://portal.example/not-me#${code}\n`);
      const notices = await noticesOf(database.db, account.id);
      expect(notices).toMatchObject([
        { isSent: true, tries: 1 },
        { isSent: true, tries: 1 },
      ]);
    },
  );

  test('goes out once, though several workers send at the same moment', async () => {
    const accounts = await Promise.all(Array.from({ length: 30 }, () => anAccount(database.db)));
    await Promise.all(accounts.map(({ id }) => signIn(database.db, id)));
    await Promise.all([sendAll(), sendAll(), sendAll()]);
    for (const { phone, email: address } of accounts) {
      expect(await simulators.messages(phone)).toHaveLength(1);
      expect(await simulators.mails(address)).toHaveLength(1);
    }
  });

  test('goes out once more after a crash before it was noted, under the same name', async () => {
    const account = await anAccount(database.db, { email: 'crash@thu.example' });
    await signIn(database.db, account.id);
    const lease = { leaseMs: 60_000, atOnce: 10 };
    for (const notice of await claimNotices(database.db, keys, 'email', lease)) {
      await handOverNotice(deps, 'email', notice);
    }
    // Nobody else has it while it may still be noted.
    await sendAll();
    expect(await simulators.mails(account.email)).toHaveLength(1);
    await timePasses(database.db, account.id, 61);
    await sendAll();
    await sendAll();
    const mails = await simulators.mails(account.email);
    expect(mails).toHaveLength(2);
    expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
    expect(await noticesOf(database.db, account.id)).toMatchObject([{ isSent: true, tries: 2 }]);
  });

  test('is not sent by SMS a second time when the centre’s answer cannot be read', async () => {
    const account = await anAccount(database.db, { phone: '+84981000009' });
    await signIn(database.db, account.id);
    await simulators.setFault({ system: 'sms', fault: 'malformed answer', times: 1 });
    await sendAll();
    await sendAll();
    expect(await simulators.messages(account.phone)).toHaveLength(1);
    expect(await noticesOf(database.db, account.id)).toMatchObject([{ isSent: true }]);
  });

  test('of which the centre said nothing in time goes by SMS once more, and never a third time', async () => {
    const account = await anAccount(database.db, { phone: '+84981000010' });
    await signIn(database.db, account.id);
    await simulators.setFault({ system: 'sms', fault: 'slow', seconds: 1, times: 2 });
    const send = () => sendNotices({ ...deps, timeouts: { ...deps.timeouts, smsMs: 100 } }, 'sms');
    await send();
    const smsOf = async () =>
      (await noticesOf(database.db, account.id)).filter(({ channel }) => channel === 'sms');
    expect(await smsOf()).toMatchObject([{ isSent: false, tries: 1 }]);
    await timePasses(database.db, account.id, 30);
    await send();
    expect(await smsOf()).toMatchObject([{ isSent: false, tries: 1 }]);
    await timePasses(database.db, account.id, 11);
    await send();
    expect(await smsOf()).toMatchObject([{ isSent: true, tries: 2 }]);
    await until('both', async () => (await simulators.messages(account.phone)).length === 2);
    expect(new Set(await simulators.messages(account.phone)).size).toBe(1);
  });

  test('whose address cannot be opened holds up none that are due with it', async () => {
    const [account, other] = [await anAccount(database.db), await anAccount(database.db)];
    await signIn(database.db, account.id);
    await sql`update notice set address = '\\x00' where account_id = ${account.id}`.execute(
      database.db,
    );
    await signIn(database.db, other.id);
    await sendAll();
    const failed = { isSent: false, failure: expect.any(String) };
    expect(await noticesOf(database.db, account.id)).toMatchObject([failed, failed]);
    const sent = { isSent: true };
    expect(await noticesOf(database.db, other.id)).toMatchObject([sent, sent]);
  });

  test('holds nothing up that goes another way', async () => {
    const account = await anAccount(database.db);
    await simulators.setFault({ system: 'email', fault: 'down' });
    await signIn(database.db, account.id);
    await sendAll();
    const notices = await noticesOf(database.db, account.id);
    expect(notices).toMatchObject([
      { channel: 'email', isSent: false, failure: expect.stringContaining('email down') },
      { channel: 'sms', isSent: true },
    ]);
  });
});

describe('what the mail server does not take', () => {
  test('is tried again after pauses that grow, and sent when it is back', async () => {
    const { db } = database;
    const account = await anAccount(db, { email: 'later@thu.example' });
    await signIn(db, account.id);
    await simulators.setFault({ system: 'email', fault: 'throttled' });
    const pauses: number[] = [];
    for (let tries = 1; tries <= 3; tries += 1) {
      await sendAll();
      const [notice] = await noticesOf(db, account.id);
      expect(notice).toMatchObject({ tries, isSent: false, isGivenUp: false });
      pauses.push(notice?.waitsMs ?? 0);
      await timePasses(db, account.id, 60);
    }
    const [first = 0, second = 0, third = 0] = pauses;
    expect([second > first * 1.5, third > second * 1.5]).toEqual([true, true]);
    await simulators.clearFaults();
    await sendAll();
    expect(await simulators.mails(account.email)).toHaveLength(1);
    expect(await noticesOf(db, account.id)).toMatchObject([{ isSent: true, failure: null }]);
  });

  test('is given up at once where it is refused for good', async () => {
    const account = await anAccount(database.db, { email: 'nobody@thu.example' });
    await signIn(database.db, account.id);
    await simulators.setFault({ system: 'email', fault: 'refused' });
    await sendAll();
    const [notice] = await noticesOf(database.db, account.id);
    expect(notice).toMatchObject({ isGivenUp: true, isSent: false, tries: 1 });
    expect(notice?.failure).not.toContain('nobody@');
    expect(sending.givenUp).toContain(notice?.id);
  });

  test('is given up after a day', async () => {
    const account = await anAccount(database.db, { email: 'day@thu.example' });
    await signIn(database.db, account.id);
    await simulators.setFault({ system: 'email', fault: 'down' });
    await timePasses(database.db, account.id, 23 * hour);
    await sendAll();
    expect(await noticesOf(database.db, account.id)).toMatchObject([{ isGivenUp: false }]);
    await timePasses(database.db, account.id, hour);
    await sendAll();
    expect(await noticesOf(database.db, account.id)).toMatchObject([{ isGivenUp: true, tries: 2 }]);
    await simulators.clearFaults();
    await sendAll();
    expect(await simulators.mails(account.email)).toEqual([]);
  });
});

test('a failure that is ours is tried again, and keeps no other notice from going', async () => {
  const [broken, whole] = [await anAccount(database.db), await anAccount(database.db)];
  await signIn(database.db, broken.id);
  await signIn(database.db, whole.id);
  const submit: NoticeDeps['sms']['submit'] = (message, call) =>
    message.to === broken.phone
      ? Promise.reject(new Error('a bug'))
      : deps.sms.submit(message, call);
  await sendNotices({ ...deps, sms: { submit } }, 'sms');
  expect(await simulators.messages(whole.phone)).toHaveLength(1);
  const [, notice] = await noticesOf(database.db, broken.id);
  expect(notice).toMatchObject({ isSent: false, isGivenUp: false, failure: 'a bug' });
});

test('a process that was frozen after it had claimed leaves the notices to others', async () => {
  const account = await anAccount(database.db, { email: 'frozen@thu.example' });
  await signIn(database.db, account.id);
  const send: NoticeDeps['email']['send'] = () =>
    Promise.reject(
      new OutsideSystemError({ system: 'email', reason: 'down', message: 'x', retryable: true }),
    );
  const slow = jumpingClock(3_000);
  await sendNotices({ ...deps, email: { send } }, 'email').finally(slow.restore);
  expect(await noticesOf(database.db, account.id)).toMatchObject([{ tries: 1, failure: null }]);
});

/** The process's clock, which is so much ahead each time that it is read. */
function jumpingClock(ms: number): { restore: () => void } {
  const now = performance.now.bind(performance);
  let ahead = 0;
  performance.now = () => now() + (ahead += ms);
  return {
    restore: () => {
      performance.now = now;
    },
  };
}

test('what was sent or given up thirty days ago is deleted, and nothing else', async () => {
  const { db } = database;
  const accounts = await Promise.all(
    [1, 2, 3, 4].map(() => anAccount(db, { email: 'x@thu.example' })),
  );
  for (const { id } of accounts) await signIn(db, id);
  const [sent, givenUpOne, fresh, waiting] = accounts.map(({ id }) => id);
  const old = sql`now() - interval '31 days'`;
  await sql`update notice set sent_at = ${old} where account_id = ${sent}`.execute(db);
  await sql`update notice set given_up_at = ${old} where account_id = ${givenUpOne}`.execute(db);
  await sql`update notice set sent_at = now(), created_at = ${old} where account_id = ${fresh}`.execute(
    db,
  );
  await sql`update notice set created_at = ${old} where account_id = ${waiting}`.execute(db);
  await tidy(database);
  const left = await Promise.all(accounts.map(({ id }) => noticesOf(db, id)));
  expect(left.map((notices) => notices.length)).toEqual([0, 0, 1, 1]);
});

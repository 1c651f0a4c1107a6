import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { messageThrottles } from '../../../src/activities/otp/otp-throttles.ts';
import { redeemPostCode } from '../../../src/activities/post/redeem-code.ts';
import { remindOfPapers } from '../../../src/activities/post/remind-of-papers.ts';
import type { ActivityDeps } from '../../../src/activities/activity-deps.ts';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import type { PostSignIn } from '../../../src/adapters/vietnam-post/client.ts';
import { connectOutside } from '../../../src/platform/outside-systems.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { acceptFlow, saveFlow } from '../../../src/db/flows/flows.ts';
import { flowsOfPostAccount, recordPostSignIn } from '../../../src/db/proofs/post-sign-ins.ts';
import { countOnce } from '../../../src/db/throttles.ts';
import { tidy } from '../../support/tidy.ts';
import type { FlowRecord } from '../../../src/domain/flows/flow-record.ts';
import { startedRecord } from '../../../src/domain/flows/started-record.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { aCitizen } from '../../support/citizens.ts';
import { createTestDatabase } from '../../support/database.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { testKeys as keys } from '../../support/keys.ts';

let database: Database;
let deps: ActivityDeps;
let close: () => Promise<void>;
beforeAll(async () => {
  const url = await createTestDatabase();
  database = await openDatabase(url, { poolSize: 10, statementTimeoutMs: 30_000 });
  const log = createLogger({ name: 'test', level: 'silent' });
  const config = loadConfig({});
  const outside = connectOutside(config, database, log);
  close = outside.close;
  deps = { database, keys, quotas: quotasOf(config.limits), ...outside };
}, 60_000);
afterAll(async () => {
  await close();
  await database.close();
});

const place = { step: 'vietnam_post', purpose: 'registration' } as const;

/** A flow at the step, waiting for the Post. */
async function waitingFlow(): Promise<FlowRecord> {
  const flowId = randomUUID();
  const name = { kind: 'registration', method: 'vietnam_post' } as const;
  const started = { flowId, reference: 'DD-1', deadlineMs: 60_000 };
  const opening = { waitingFor: 'post', actions: [] } as const;
  const record = startedRecord(name, started, Date.now(), { ...opening, actions: [] });
  if (!record.step) throw new Error('a started flow has a step');
  const waiting = { ...record, step: { ...record.step, name: 'vietnam_post' as const } };
  await acceptFlow(database.db, keys, waiting, 'mac');
  return waiting;
}

describe('a notice', () => {
  test('finds the open flows of its account alone', async () => {
    const [mine, ended, other] = [await waitingFlow(), await waitingFlow(), await waitingFlow()];
    for (const { id } of [mine, ended]) {
      await recordPostSignIn(database.db, keys, {
        ...place,
        flowId: id,
        number: 1,
        code: 'c',
        subject: 'mine',
      });
    }
    await recordPostSignIn(database.db, keys, {
      ...place,
      flowId: other.id,
      number: 1,
      code: 'c',
      subject: 'other',
    });
    const record = { ...ended, sequence: 9, status: 'cancelled', step: null } as const;
    await saveFlow(database.db, keys, {
      record,
      personal: null,
      event: 'flow.cancelled',
      actor: 'staff',
    });
    expect(await flowsOfPostAccount(database.db, keys, 'mine')).toEqual([mine.id]);
    expect(await flowsOfPostAccount(database.db, keys, 'unknown')).toEqual([]);
    await tidy(database);
    expect(await flowsOfPostAccount(database.db, keys, 'mine')).toEqual([mine.id]);
  });
});

describe('a code', () => {
  test('that was redeemed by a call that is repeated is not redeemed again', async () => {
    const { fullName, dateOfBirth, documentNumber } = aCitizen();
    const documents = [{ kind: 'personal_id_number' as const, number: documentNumber }];
    const person = { fullName, dateOfBirth, documents, unreadable: [] };
    const identity = { subject: 's1', papersChecked: true, ...person };
    const signIns: PostSignIn[] = [
      { outcome: 'signed_in', identity },
      { outcome: 'signed_in', identity: { ...identity, subject: 's2' } },
      { outcome: 'refused', code: 'PostSignInFailed' },
    ];
    const post = {
      ...deps.post,
      redeem: () => Promise.resolve(signIns.shift() ?? Promise.reject(new Error('a third call'))),
      readPapers: () => Promise.resolve({ outcome: 'known' as const, identity }),
    };
    const { id: flowId } = await waitingFlow();
    const input = { ...place, flowId, number: 1, answer: { code: 'c', state: 's' } };
    const first = await redeemPostCode({ ...deps, post }, input);
    expect(first).toMatchObject({ outcome: 'signed_in', account: { subject: 's1' } });
    expect(await redeemPostCode({ ...deps, post }, input)).toEqual(first);
    // Of another code, or another sign-in of the flow, the Post is asked: it may be somebody else's.
    const others = { ...input, answer: { code: 'd', state: 's' } };
    expect(await redeemPostCode({ ...deps, post }, others)).toMatchObject({
      outcome: 'signed_in',
      account: { subject: 's2' },
    });
    const next = await redeemPostCode({ ...deps, post }, { ...input, number: 2 });
    expect(next).toEqual({ outcome: 'refused', code: 'PostSignInFailed' });
  });
});

describe('a reminder', () => {
  const down = new OutsideSystemError({
    system: 'sms',
    reason: 'down',
    message: 'no session',
    retryable: true,
  });
  const aReminder = (phone = aCitizen().phone) => ({
    phone,
    everyMs: 3 * 86_400_000,
    reference: 'DD-7K3F-92QX',
    until: '2026-12-10T08:00:00Z',
    language: 'vi' as const,
  });
  const noon = new Date('2026-11-27T05:00:00Z');
  const withSms = (submit: ActivityDeps['sms']['submit']) => ({
    ...deps,
    quotas: { ...deps.quotas, messages: { perHour: 2, perDay: 10 } },
    now: () => noon,
    sms: { ...deps.sms, submit },
  });

  test('is sent at most once, also by a call that fails half-way and is repeated', async () => {
    const texts: string[] = [];
    const working = withSms(({ text }) => (texts.push(text), Promise.resolve({ messageId: 'm' })));
    const reminder = aReminder();
    expect(await remindOfPapers(working, reminder)).toEqual({ sent: true });
    expect(await remindOfPapers(working, reminder)).toEqual({ sent: false });
    const lost = aReminder();
    const broken = withSms(() => Promise.reject(down));
    await expect(remindOfPapers(broken, lost)).rejects.toBe(down);
    expect(await remindOfPapers(working, lost)).toEqual({ sent: false });
    expect(texts).toEqual([expect.stringContaining('DD-7K3F-92QX')]);
  });

  test('waits for the morning', async () => {
    const night = new Date('2026-11-27T16:30:00Z');
    const working = { ...withSms(() => Promise.resolve({ messageId: 'm' })), now: () => night };
    const reminder = aReminder();
    const heldUntil = '2026-11-27T23:00:00.000Z';
    expect(await remindOfPapers(working, reminder)).toEqual({ sent: false, heldUntil });
    const behind = { ...working, now: () => new Date(Date.parse(heldUntil) - 90_000) };
    expect(await remindOfPapers(behind, reminder)).toEqual({ sent: false, heldUntil });
    const woken = { ...reminder, askedAt: heldUntil };
    expect(await remindOfPapers(behind, woken)).toEqual({ sent: true });
  });

  test('uses up the messages of nobody, however many flows claim the number', async () => {
    const working = withSms(() => Promise.resolve({ messageId: 'm' }));
    const { phone } = aCitizen();
    const sent: boolean[] = [];
    for (let flow = 0; flow < 3; flow += 1) {
      sent.push((await remindOfPapers(working, aReminder(phone))).sent);
    }
    expect(sent).toEqual([true, false, false]);
    expect(await isMessageLeft(phone)).toBe(true);
    // A number that has no message left is not reminded either.
    const other = aCitizen().phone;
    expect([await isMessageLeft(other), await isMessageLeft(other)]).toEqual([true, true]);
    expect(await remindOfPapers(working, aReminder(other))).toEqual({ sent: false });
  });

  /** Whether an OTP could be sent, which is counted. */
  function isMessageLeft(phone: string): Promise<boolean> {
    const limits = { ...deps.quotas, messages: { perHour: 2, perDay: 10 } };
    const once = { key: randomBytes(32), limit: 1, windowSeconds: 60 };
    return countOnce(database.db, once, messageThrottles(keys, phone, limits));
  }
});

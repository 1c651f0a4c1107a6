import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sendOtp } from '../../../src/activities/otp/send-otp.ts';
import type { SendOtp } from '../../../src/activities/otp/otp-activities.ts';
import type { ActivityDeps } from '../../../src/activities/activity-deps.ts';
import { OutsideSystemError } from '../../../src/adapters/outside-system-error.ts';
import { insertAccount } from '../../../src/db/accounts/accounts.ts';
import { type Database, openDatabase } from '../../../src/db/database.ts';
import { readFlow } from '../../../src/db/flows/flows.ts';
import { loadConfig } from '../../../src/platform/config.ts';
import { createLogger } from '../../../src/platform/log.ts';
import { connectOutside } from '../../../src/platform/outside-systems.ts';
import { quotasOf } from '../../../src/platform/quotas.ts';
import { aRecord } from '../../api/support/records.ts';
import { aCitizen } from '../../support/citizens.ts';
import { createTestDatabase } from '../../support/database.ts';
import { testKeys as keys } from '../../support/keys.ts';

const noon = new Date('2026-11-27T05:00:00Z');
const night = new Date('2026-11-27T16:30:00Z');

let database: Database;
let deps: ActivityDeps;
let close: () => Promise<void>;
beforeAll(async () => {
  database = await openDatabase(await createTestDatabase(), {
    poolSize: 10,
    statementTimeoutMs: 30_000,
  });
  const config = loadConfig({});
  const outside = connectOutside(config, database, createLogger({ name: 'test', level: 'silent' }));
  close = outside.close;
  deps = { database, keys, quotas: quotasOf(config.limits), ...outside, now: () => noon };
}, 60_000);
afterAll(async () => {
  await close();
  await database.close();
});

/** The first message of a flow, as its start asks for it. */
function aMessage(changed: Partial<SendOtp> = {}): SendOtp {
  const flowId = randomUUID();
  const { phone } = { phone: aCitizen().phone, ...changed };
  return {
    proof: { flowId, step: 'otp', purpose: 'registration' },
    number: 1,
    phone,
    ttlMs: 300_000,
    resendAfterMs: 60_000,
    language: 'vi',
    isAskedFor: false,
    click: noon.toISOString(),
    unlessRegistered: { subjectType: 'citizen', documents: [{ kind: 'passport', number: flowId }] },
    next: { record: aRecord(flowId), personal: { phone }, event: 'otp.sent', actor: 'citizen' },
    ...changed,
  };
}

/** A centre that keeps what it was handed, and answers when it is let. */
function aCentre() {
  const texts: string[] = [];
  const gate = Promise.withResolvers<undefined>();
  const submit: ActivityDeps['sms']['submit'] = async ({ text }) => {
    texts.push(text);
    await gate.promise;
    return { messageId: randomUUID() };
  };
  const release = () => {
    gate.resolve(undefined);
  };
  return {
    texts,
    release,
    of: (changed: Partial<ActivityDeps> = {}) => ({
      ...deps,
      sms: { ...deps.sms, submit },
      ...changed,
    }),
  };
}

describe('a message', () => {
  test('goes out once, though a try that was given up is still at work beside the next one', async () => {
    const centre = aCentre();
    const message = aMessage();
    const tries = [1, 2, 3].map(() => sendOtp(centre.of(), message));
    centre.release();
    expect(await Promise.all(tries)).toEqual([{ sent: true }, { sent: true }, { sent: true }]);
    expect(await sendOtp(centre.of(), message)).toEqual({ sent: true });
    expect(centre.texts).toHaveLength(1);
  });

  test('of a flow that has paused meanwhile is not sent again, and its waiting point is written', async () => {
    const centre = aCentre();
    centre.release();
    const message = aMessage();
    await sendOtp(centre.of(), message);
    const later = { ...message.next.record, sequence: message.next.record.sequence + 2 };
    await sendOtp(centre.of(), { ...message, next: { ...message.next, record: later } });
    expect(centre.texts).toHaveLength(1);
    const row = await readFlow(database.db, keys, later.id);
    expect([row?.record.sequence, row?.delivery]).toEqual([later.sequence, 'pending']);
  });

  test('that a centre did not take is handed over by the next try at once, with the same code', async () => {
    const centre = aCentre();
    centre.release();
    const message = aMessage();
    const lost: string[] = [];
    const down = new OutsideSystemError({
      system: 'sms',
      reason: 'down',
      message: '',
      retryable: true,
    });
    const submit: ActivityDeps['sms']['submit'] = ({ text }) => (
      lost.push(text),
      Promise.reject(down)
    );
    await expect(sendOtp({ ...deps, sms: { ...deps.sms, submit } }, message)).rejects.toBe(down);
    expect(await sendOtp(centre.of(), message)).toEqual({ sent: true });
    expect(centre.texts).toEqual(lost);
  });

  test('names its flow, in its language', async () => {
    const centre = aCentre();
    centre.release();
    const message = aMessage({ language: 'en' });
    await sendOtp(centre.of(), message);
    expect(centre.texts[0]).toContain(`flow ${message.next.record.reference}`);
  });
});

test('no message goes to a citizen who has an account, and none is counted', async () => {
  const centre = aCentre();
  centre.release();
  const citizen = aCitizen();
  const documents = [{ kind: 'personal_id_number' as const, number: citizen.documentNumber }];
  const unlessRegistered = { subjectType: 'citizen', documents } as const;
  await insertAccount(database.db, keys, {
    id: randomUUID(),
    flowId: randomUUID(),
    ...unlessRegistered,
    level: 2,
    method: 'mobile_subscriber',
    fullName: citizen.fullName,
    source: 'carrier',
    methods: [{ kind: 'otp_phone', phone: citizen.phone }],
    consent: { version: '1', purposes: [], givenAt: noon.toISOString() },
  });
  const { quotas } = deps;
  const of = centre.of({ quotas: { ...quotas, messages: { perHour: 1, perDay: 1 } } });
  const message = aMessage({ phone: citizen.phone, unlessRegistered });
  expect(await sendOtp(of, message)).toEqual({ sent: false, code: 'AccountAlreadyExists' });
  expect(centre.texts).toEqual([]);
  expect(await sendOtp(of, aMessage({ phone: citizen.phone }))).toEqual({ sent: true });
});

describe('the first message of a second flow of one phone', () => {
  test('is not sent by itself while the first one’s code is unseen, and is when asked for', async () => {
    const centre = aCentre();
    centre.release();
    const first = aMessage();
    await sendOtp(centre.of(), first);
    const second = aMessage({ phone: first.phone });
    const outcome = await sendOtp(centre.of(), second);
    expect(outcome).toMatchObject({ sent: false, code: 'OtpSentElsewhere' });
    expect(centre.texts).toHaveLength(1);
    expect(await sendOtp(centre.of(), { ...second, isAskedFor: true })).toEqual({ sent: true });
    expect(centre.texts).toHaveLength(2);
  });

  test.each(['cancelled', 'completed'] as const)('is sent when the first is %s', async (status) => {
    const centre = aCentre();
    centre.release();
    const first = aMessage();
    const record = { ...first.next.record, status, step: null };
    await sendOtp(centre.of(), { ...first, next: { ...first.next, record } });
    expect(await sendOtp(centre.of(), aMessage({ phone: first.phone }))).toEqual({ sent: true });
  });

  test('uses up no message of the number while it waits', async () => {
    const centre = aCentre();
    centre.release();
    const quotas = { ...deps.quotas, messages: { perHour: 2, perDay: 10 } };
    const first = aMessage();
    await sendOtp(centre.of({ quotas }), first);
    const second = aMessage({ phone: first.phone });
    for (let again = 0; again < 3; again += 1) await sendOtp(centre.of({ quotas }), second);
    expect(await sendOtp(centre.of({ quotas }), { ...second, isAskedFor: true })).toEqual({
      sent: true,
    });
  });
});

describe('at night', () => {
  const morning = { sent: false, code: 'MessagesAtNight', until: '2026-11-27T23:00:00.000Z' };

  test.each([
    ['nobody has asked for', null],
    ['was asked for long ago', '2026-11-27T16:20:00Z'],
  ])('a message that %s waits', async (_, click) => {
    const centre = aCentre();
    expect(await sendOtp(centre.of({ now: () => night }), aMessage({ click }))).toEqual(morning);
    expect(centre.texts).toEqual([]);
  });

  test('a message that has waited for the morning by another clock is sent', async () => {
    const centre = aCentre();
    centre.release();
    const message = aMessage({ click: null, askedAt: morning.until });
    const behind = new Date(Date.parse(morning.until) - 90_000);
    expect(await sendOtp(centre.of({ now: () => behind }), message)).toEqual({ sent: true });
  });

  test('a message that the citizen waits for is sent', async () => {
    const centre = aCentre();
    centre.release();
    const message = aMessage({ click: '2026-11-27T16:29:00Z' });
    expect(await sendOtp(centre.of({ now: () => night }), message)).toEqual({ sent: true });
  });
});

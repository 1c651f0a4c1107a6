import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { openText } from '../../src/db/sealed.ts';
import { changesBy, emailCode, noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem();
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

async function signedIn() {
  const { citizen, accountId } = await citizens.registered();
  const { token } = await citizens.signedIn(citizen);
  return { accountId, changes: changesBy(system, token) };
}

const anAddress = (host = 'thu.example') => `an.${randomUUID()}@${host}`;

type Changes = ReturnType<typeof changesBy>;

/** Changes the address by the code that is sent there. */
async function changeTo(changes: Changes, email: string) {
  const flow = await changes.started('contact', { email });
  const code = await emailCode(system, email);
  return withToken(flow, flowOf(await system.portal.step(flow, 'email_code', { code })));
}

const accountRow = z.object({ email: z.instanceof(Buffer).nullable(), verified: z.boolean() });
const noticeRow = z.object({ kind: z.string(), address: z.instanceof(Buffer) });

/** The address of an account, and whether a code was read there. */
async function emailOf(accountId: string) {
  const [row] = await rows(
    system.database.db,
    accountRow,
    sql`select email, email_verified_at is not null as verified from account where id = ${accountId}`,
  );
  const email = row?.email && openText(system.keys, 'account.email', accountId, row.email);
  return { email, verified: row?.verified };
}

/** What an account was told by e-mail, and where. */
async function mailedTo(accountId: string) {
  const found = await rows(
    system.database.db,
    noticeRow,
    sql`select kind, address from notice
      where account_id = ${accountId} and channel = 'email' order by created_at`,
  );
  return found.map(({ kind, address }) => [
    kind,
    openText(system.keys, 'account.email', accountId, address),
  ]);
}

test('an address is added, changed and removed; each contact that there was is told once', async () => {
  const { accountId, changes } = await signedIn();
  const [first, second] = [anAddress(), anAddress()];
  const done = await changeTo(changes, first);
  expect(done).toMatchObject({ status: 'completed', result: { account: { id: accountId } } });
  expect(await emailOf(accountId)).toEqual({ email: first, verified: true });
  expect(await noticesOf(system, accountId)).toEqual(['email_changed by sms']);

  await changeTo(changes, second);
  expect(await emailOf(accountId)).toEqual({ email: second, verified: true });
  const removed = await changes.started('contact', { email: null });
  expect(removed).toMatchObject({ status: 'completed', steps: ['email'] });
  expect(await emailOf(accountId)).toEqual({ email: null, verified: false });
  expect(await mailedTo(accountId)).toEqual([
    ['email_changed', first],
    ['email_removed', second],
  ]);
  expect(await noticesOf(system, accountId)).toEqual([
    'email_changed by sms',
    'email_changed by email',
    'email_changed by sms',
    'email_removed by email',
    'email_removed by sms',
  ]);
});

test('the message names its flow and has no link; nobody’s history has the address or the code', async () => {
  const { changes } = await signedIn();
  const email = anAddress();
  const flow = await changes.started('contact', { email });
  const code = await emailCode(system, email);
  const [mail] = await system.simulators.mails(email);
  expect(mail?.text).toContain(flow.reference);
  expect(mail?.text).not.toMatch(/https?:|www\./);
  const held = `${await system.rawHistory(flow.id)}${await system.logs()}`;
  expect(held).not.toContain(email);
  expect(held).not.toContain(code);
});

test('a code is good at its own flow, and once', async () => {
  const { changes, accountId } = await signedIn();
  const [one, two] = [anAddress(), anAddress()];
  const first = await changes.started('contact', { email: one });
  const second = await changes.started('contact', { email: two });
  const code = await emailCode(system, one);
  const stolen = problemOf(await system.portal.step(second, 'email_code', { code }));
  expect(stolen).toMatchObject({ code: 'OtpWrong', attemptsLeft: 4 });
  expect(stolen.nextActions.map(({ href }) => href)).toEqual([
    `/v1/flows/${second.id}/steps/email_code`,
    `/v1/flows/${second.id}/actions/resendOtp`,
  ]);
  flowOf(await system.portal.step(first, 'email_code', { code }));
  const again = flowOf(await system.portal.step(first, 'email_code', { code }));
  expect(again.status).toBe('completed');
  expect(await noticesOf(system, accountId)).toEqual(['email_changed by sms']);
  expect((await emailOf(accountId)).email).toBe(one);
});

describe('a mail server', () => {
  test('that is away keeps the flow waiting, and one code goes out', async () => {
    const { changes } = await signedIn();
    const email = anAddress();
    await system.simulators.setFault({ system: 'email', fault: 'down' });
    const refused = problemOf(await changes.start('contact', { email }));
    expect(refused).toMatchObject({
      status: 503,
      code: 'EmailUnavailable',
      flow: { step: { name: 'email_code', waitingFor: 'email' } },
    });
    await system.simulators.clearFaults();
    await emailCode(system, email);
    expect(await system.simulators.mails(email)).toHaveLength(1);
  });

  test('that knows no such address ends the flow', async () => {
    const { changes } = await signedIn();
    await system.simulators.setFault({ system: 'email', fault: 'refused' });
    expect(await changes.refused('contact', { email: anAddress() })).toBe('EmailUndeliverable');
    await system.simulators.clearFaults();
  });
});

test('an address has its quota, whoever asks', async () => {
  const email = anAddress();
  const { changes } = await signedIn();
  for (let count = 0; count < 5; count += 1) await changes.started('contact', { email });
  const { changes: another } = await signedIn();
  const shouted = email.replace('thu.example', 'THU.example');
  expect(await another.refused('contact', { email: shouted })).toBe('MessageLimit');
});

describe('an address as it is typed', () => {
  let somebody: Awaited<ReturnType<typeof signedIn>>;
  beforeAll(async () => {
    somebody = await signedIn();
  });

  test.each([
    ['with two @', 'an@nguyen@example.vn', 'EmailInvalid'],
    ['with a line break', 'an@example.vn\r\nBcc: x@example.vn', 'EmailInvalid'],
    ['of 300 characters', `${'a'.repeat(289)}@example.vn`, 'TooLong'],
    ['of no domain', 'an@localhost', 'EmailInvalid'],
    ['with a name', 'An <an@example.vn>', 'EmailInvalid'],
    ['as a list', 'an@example.vn,x@example.vn', 'EmailInvalid'],
    ['in letters that look alike', 'an@exаmple.vn', 'EmailInvalid'],
    ['of nothing', '', 'EmailInvalid'],
  ])('%s is refused', async (_, email, code) => {
    const { changes } = somebody;
    expect(problemOf(await changes.start('contact', { email }))).toMatchObject({
      status: 400,
      code: 'ValidationFailed',
      errors: [{ pointer: '/email', code }],
    });
  });

  test.each(['nguyễn@thưđiệntử.vn', 'a.nguyen@thưđiệntử.vn'])(
    '%s is taken, and gets its code',
    async (email) => {
      const { changes, accountId } = somebody;
      expect((await changeTo(changes, email)).status).toBe('completed');
      expect((await emailOf(accountId)).email).toBe(email);
    },
  );
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { aCitizen } from '../support/citizens.ts';
import { noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { newPassword, recoveries } from '../support/recoveries.ts';
import { password } from '../support/registration.ts';
import { sessionsOf } from '../support/sign-ins.ts';
import { countStatements, type StatementCount } from '../support/statements.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let counted: StatementCount;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '1' });
  counted = await countStatements(system);
}, 60_000);
afterAll(() => Promise.all([counted.close(), system.stop()]), 30_000);

const registered = () => logins(system).registered();
const change = (accountId: string, set: ReturnType<typeof sql>) =>
  sql`update account set ${set} where id = ${accountId}`.execute(system.database.db);
const loginWith = async (username: string, typed: string) => {
  const answer = await system.portal.login('password', { username, password: typed });
  return answer.ok ? answer.flow.step?.name : answer.problem.code;
};

describe('a forgotten password', () => {
  test('is set anew by a code to the phone: all sessions end, and the contacts are told', async () => {
    const { citizen, accountId } = await registered();
    await logins(system).signedIn(citizen);
    await sql`update authentication_method set locked_at = now()
      where account_id = ${accountId} and kind = 'password'`.execute(system.database.db);
    await change(accountId, sql`inactivity_notices = 1, closing_flow_id = 'f', closing_at = now()`);
    const { start, atPassword, setPassword } = recoveries(system);
    const { documentNumber: username, phone } = citizen;
    const begun = flowOf(await start('password', { username }));
    const at = await atPassword(begun, phone, 3);
    expect(problemOf(await setPassword(at, `${username}-Aa!`)).code).toBe('PasswordTooWeak');
    const done = flowOf(await setPassword(at));
    expect(done).toMatchObject({ status: 'completed', result: { account: { id: accountId } } });

    expect(await sessionsOf(system.database.db, accountId)).toEqual([
      expect.objectContaining({ endedBy: 'recovery' }),
    ]);
    expect(await noticesOf(system, accountId)).toContain('password_reset by sms');
    expect(await loginWith(username, password)).toBe('CredentialsWrong');
    expect(await loginWith(username, newPassword)).toBe('otp');
    expect(await system.audit(done.id, 'password.reset')).toEqual([
      expect.objectContaining({ account_id: accountId }),
    ]);
  });

  test('is not set by the code of another flow, nor does its code sign anybody in', async () => {
    const { citizen } = await registered();
    const { documentNumber: username, phone } = citizen;
    const begin = async () => flowOf(await recoveries(system).start('password', { username }));
    const [one, two] = [await begin(), await begin()];
    const login = flowOf(await system.portal.login('password', { username, password }));
    await system.simulators.code(phone, 4);
    const texts = await system.simulators.messages(phone);
    const codeOf = ({ reference }: FlowView) =>
      texts.find((text) => text.includes(reference))?.match(/\d{6}/)?.[0] ?? '';
    const type = (flow: FlowView, code: string) => system.portal.step(flow, 'otp', { code });
    for (const [flow, other] of [
      [one, two],
      [two, one],
      [one, login],
      [login, one],
    ] as const) {
      expect(problemOf(await type(flow, codeOf(other))).code).toBe('OtpWrong');
    }
    for (const flow of [one, two]) {
      expect(flowOf(await type(flow, codeOf(flow))).step?.name).toBe('password');
    }
  });

  test.each([
    ['locked by staff', sql`locked_at = now(), locked_because = 'staff'`],
    ['locked since nobody uses it', sql`locked_at = now(), locked_because = 'inactivity'`],
    ['closed', sql`closed_at = now()`],
    ['of level 3', sql`level = 3`],
  ])('is not set once the account is %s meanwhile', async (_, set) => {
    const { citizen, accountId } = await registered();
    const { start, atPassword, setPassword } = recoveries(system);
    const { documentNumber: username, phone } = citizen;
    const at = await atPassword(flowOf(await start('password', { username })), phone, 2);
    await change(accountId, set);
    expect(problemOf(await setPassword(at)).code).toBe('AccountGone');
    await change(
      accountId,
      sql`locked_at = null, locked_because = null, closed_at = null, level = 2`,
    );
    expect(await loginWith(username, password)).toBe('otp');
  });
});

/** Whose password is forgotten; none of them gets a new one by a code that somebody types. */
const names = {
  'an account': async () => (await registered()).citizen.documentNumber,
  'a name that nobody has': () => Promise.resolve(aCitizen().documentNumber),
  'an account that is closed': () => registeredAnd(sql`closed_at = now()`),
  'an account that staff have locked': () =>
    registeredAnd(sql`locked_at = now(), locked_because = 'staff'`),
  // Its phone may be somebody else's by now.
  'an account that nobody has used for years': () =>
    registeredAnd(sql`locked_at = now(), locked_because = 'inactivity'`),
  'an account of level 3': () => registeredAnd(sql`level = 3`),
  'an account without a phone': async () => {
    const { citizen, accountId } = await registered();
    await sql`update authentication_method set ended_at = now()
      where account_id = ${accountId} and kind = 'otp_phone'`.execute(system.database.db);
    return citizen.documentNumber;
  },
} satisfies Record<string, () => Promise<string>>;

async function registeredAnd(set: ReturnType<typeof sql>): Promise<string> {
  const { citizen, accountId } = await registered();
  await change(accountId, set);
  return citizen.documentNumber;
}

/** A text without what is another one each time: ids, tokens and times. */
function withoutNames(text: string, given: readonly (string | undefined)[]): string {
  const plain = given.reduce<string>(
    (rest, name) => (name ? rest.replaceAll(name, '…') : rest),
    text,
  );
  return plain
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time')
    .replaceAll(/"traceId":"\w+"/g, '"traceId":"…"')
    .replaceAll(/"retryAfter":\d+/g, '"retryAfter":0');
}

/** Run by the SMS centre's receipts, and by whoever hands notices over: at times of their own. */
const ofOthers = /set version = version \+ \S+, delivery =|update notice set/;

/** All that a stranger can see of a recovery, and what it cost. */
async function observe(username: string) {
  const seen: string[] = [];
  const { portal } = system;
  const statements = await counted.during(async () => {
    const started = await recoveries(system).start('password', { username });
    const flow = flowOf(started);
    const told = (answer: unknown) => {
      seen.push(withoutNames(JSON.stringify(answer), [flow.id, flow.reference, flow.token]));
    };
    told(started);
    await until('another code may be asked for', () =>
      Promise.resolve(Date.now() > Date.parse(flow.step?.otp?.resendAfter ?? '')),
    );
    told(await portal.step(flow, 'otp', { code: '000000' }));
    told(await portal.act(flow, 'resendOtp'));
    for (let tries = 0; tries < 5; tries += 1) {
      told(await portal.step(flow, 'otp', { code: '000000' }));
    }
    told(await portal.read(flow));
    told(await portal.cancel(flow));
  });
  return { seen, statements };
}

test('nobody can tell who has an account, nor how it stands, nor which is recovered elsewhere', async () => {
  await observe(aCitizen().documentNumber);
  const whose = await Promise.all(
    Object.entries(names).map(async ([what, who]) => ({ what, username: await who() })),
  );
  const observed = [];
  for (const { what, username } of whose) {
    const { seen, statements } = await observe(username);
    const asked = statements
      .filter(({ query }) => !ofOthers.test(query))
      .map(({ query, calls }) => `${calls} × ${query}`)
      .sort();
    observed.push({ what, seen, asked });
  }
  const [first, ...others] = observed;
  expect(first?.seen[0]).toContain('+84 *** *** ***');
  expect(first?.seen.join()).toMatch(/OtpWrong.*OtpExhausted/);
  for (const { what, ...other } of others) {
    expect({ what, ...other }).toEqual({ ...first, what });
  }
}, 120_000);

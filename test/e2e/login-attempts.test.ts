import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { otpCodeMac } from '../../src/activities/otp/otp-code.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type Answer, type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, withToken } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { historyOf, sessionsOf } from '../support/sign-ins.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { aCitizen } from '../support/citizens.ts';

const parallel = 100;

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem({
    TRUSTED_PROXIES: '1',
    THROTTLE_LOGIN_MESSAGES_PER_NUMBER_PER_HOUR: '1000',
    THROTTLE_LOGIN_MESSAGES_PER_NUMBER_PER_DAY: '1000',
    // None is turned away for the machine's sake.
    MAX_IN_FLIGHT: '1000',
    START_LIMIT_MIN: '500',
    START_LIMIT_MAX: '500',
    HASH_QUEUE: '500',
    REQUEST_DEADLINE_MS: '60000',
  });
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

let networks = 0;
/**
 * A portal as it is seen from a network of its own, a /16; `device` is the token that it brings. It asks again
 * by the same key, as clients do: a hundred at once may be more than a machine does in time.
 */
function elsewhere(device?: string) {
  networks += 1;
  const address = `${20 + (networks >> 8)}.${networks & 255}.0.7`;
  const brought = device === undefined ? {} : { 'device-token': device };
  return system.portal.from({ 'x-forwarded-for': address, ...brought }, { tries: 4 });
}

const start = (username: string, typed: string, device?: string): Promise<Answer> =>
  elsewhere(device).login('password', { username, password: typed, delivery: 'token' });

/** The code that was sent for a flow, of all that its phone has got. */
async function codeOf({ id }: FlowView, codes: readonly string[]): Promise<string | undefined> {
  const macs = await rows(
    system.database.db,
    z.object({ mac: z.instanceof(Buffer) }),
    sql`select code_mac as mac from otp_challenge where flow_id = ${id}`,
  );
  const proof = { flowId: id, step: 'otp', purpose: 'login' } as const;
  return codes.find((code) => macs[0]?.mac.equals(otpCodeMac(system.keys, proof, code)));
}

test(`${parallel} logins of one account at once, with the right password from everywhere, all pass`, async () => {
  const { citizen, accountId } = await citizens.registered();
  const all = Array.from({ length: parallel }, () => start(citizen.documentNumber, password));
  const flows = (await Promise.all(all)).map(flowOf);
  expect(new Set(flows.map(({ step }) => step?.name))).toEqual(new Set(['otp']));
  const codes = await until('a code for each', async () => {
    const got = await system.simulators.codes(citizen.phone);
    const found = await Promise.all(flows.map((flow) => codeOf(flow, got)));
    return found.every((code) => code !== undefined) && found;
  });
  const ends = await Promise.all(
    flows.map(async (flow, at) => {
      return flowOf(await elsewhere().step(flow, 'otp', { code: codes[at] ?? '' }));
    }),
  );
  expect(new Set(ends.map(({ status }) => status))).toEqual(new Set(['completed']));
  const sessions = await sessionsOf(system.database.db, accountId);
  expect(sessions.filter(({ endedBy }) => endedBy === null)).toHaveLength(parallel);
  const history = await historyOf(system.database.db, accountId);
  expect(new Set(history.map(({ outcome }) => outcome))).toEqual(new Set(['signed_in']));
  expect(new Set(history.map(({ flowId }) => flowId)).size).toBe(parallel);
}, 120_000);

const codesOf = async (count: number, attempt: () => Promise<Answer>) => {
  const answers: string[] = [];
  while (answers.length < count) answers.push(problemOf(await attempt()).code);
  return answers;
};

test('wrong passwords from many networks keep the owner out of a new device for a while, and of a known one never', async () => {
  const { citizen } = await citizens.registered();
  const { documentNumber: username } = citizen;
  const { flow, code } = await citizens.atOtp(citizen);
  const done = withToken(flow, flowOf(await system.portal.step(flow, 'otp', { code })));
  const { deviceToken } = sessionOf(done);

  const told = await codesOf(30, () => start(username, 'sai'));
  expect(told).toEqual([
    ...Array<string>(20).fill('CredentialsWrong'),
    ...Array<string>(10).fill('PasswordTriesExceeded'),
  ]);
  const { documentNumber: nobody } = aCitizen();
  expect(await codesOf(30, () => start(nobody, 'sai'))).toEqual(told);

  const locked = problemOf(await start(username, password));
  expect([locked.status, locked.code]).toEqual([429, 'PasswordTriesExceeded']);
  expect(locked.retryAfter).toBeLessThanOrEqual(60);
  expect(flowOf(await start(username, password, deviceToken)).step?.name).toBe('otp');
  // A flow that is open already is told likewise, and goes on afterwards.
  const open = problemOf(await start(username, 'sai', deviceToken)).flow;
  if (!open) throw new Error('a wrong password keeps its flow');
  const typed = { username, password };
  const refused = problemOf(await elsewhere().step(open, 'credentials', typed));
  expect([refused.status, refused.code]).toEqual([429, 'PasswordTriesExceeded']);

  await sql`update sign_in_failure set locked_until = now() where locked_until > now()`.execute(
    system.database.db,
  );
  expect(flowOf(await elsewhere().step(open, 'credentials', typed)).step?.name).toBe('otp');
  expect(flowOf(await start(username, password)).step?.name).toBe('otp');
}, 60_000);

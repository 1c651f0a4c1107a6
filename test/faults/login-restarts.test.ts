import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { sendUntilAnswered } from '../support/kill-through.ts';
import { sessionOf } from '../support/login.ts';
import { type LoginWay, loginWays } from '../support/login-ways.ts';
import { type Answer, type FlowView, flowOf } from '../support/portal.ts';
import { withToken } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { historyOf, sessionsOf } from '../support/sign-ins.ts';
import { type PartName, type System, startSystem } from '../support/system.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem(
    { REQUEST_DEADLINE_MS: '4000', RETRY_INITIAL_MS: '200', RETRY_MAXIMUM_MS: '1000' },
    { ownTemporal: true },
  );
}, 90_000);
afterAll(() => system.stop(), 30_000);

type Sends = readonly (() => Promise<Answer>)[];

const sentUntilAnswered = (sends: Sends) => Promise.all(sends.map(sendUntilAnswered));

/**
 * Sends a step of every login at once, kills the part as soon as the first is answered, starts it again,
 * and sends the very same requests until they are answered: nobody types anything twice.
 */
async function throughKill(part: PartName, sends: Sends): Promise<FlowView[]> {
  const sent = sends.map((send) => send().catch(() => null));
  await Promise.race(sent);
  await system.kill(part);
  await system.start(part);
  await Promise.all(sent);
  return sentUntilAnswered(sends);
}

const used = z.object({ attempts: z.number(), uses: z.number() });

/** The tries at the codes of a flow by SMS, and how many codes were used. */
async function otpsOf(flowId: string) {
  const [row] = await rows(
    system.database.db,
    used,
    sql`select coalesce(sum(attempts), 0)::int as attempts, count(used_at)::int as uses
      from otp_challenge where flow_id = ${flowId}`,
  );
  return row;
}

/** Whose session a token opens. */
async function sessionBy(token = '') {
  const headers = { authorization: `Bearer ${token}` };
  const response = await system.portal.send('/v1/session', { headers });
  return z.object({ id: z.string() }).parse(await response.json()).id;
}

/** One session, one line in the history, one code: and the same token, however often it is asked for. */
async function expectSignedInOnce(
  { accountId, name }: LoginWay,
  { flow, done, send }: { flow: FlowView; done: FlowView; send: () => Promise<Answer> },
): Promise<void> {
  expect([name, done.status, done.problem]).toEqual([name, 'completed', null]);
  const session = sessionOf(done);
  expect(await sessionBy(session.token)).toBe(session.id);
  // Its times are those of the statement that has opened it; a task that Temporal repeats tells its own.
  const { id, level, token, deviceToken } = session;
  for (const again of [await send(), await system.portal.read(flow)]) {
    expect(sessionOf(flowOf(again))).toMatchObject({ id, level, token, deviceToken });
  }
  const { db } = system.database;
  const live = { id: session.id, endedBy: null };
  expect(await sessionsOf(db, accountId)).toEqual([expect.objectContaining(live)]);
  expect(await historyOf(db, accountId)).toEqual([
    { flowId: flow.id, outcome: 'signed_in', problem: null },
  ]);
  const otps = name === 'password and OTP' ? 1 : 0;
  expect(await otpsOf(flow.id)).toEqual({ attempts: otps, uses: otps });
}

describe.each(['worker', 'api', 'temporal'] as const)('kill -9 of %s', (part) => {
  test.each(['start', 'proof'])(
    'at the %s of each login loses nothing, and doubles nothing',
    async (step) => {
      const ways = await loginWays(system);
      const through = (at: string, sends: Sends) =>
        at === step ? throughKill(part, sends) : sentUntilAnswered(sends);
      const starts = ways.map(({ start }) => start);
      const flows = await through('start', starts);
      const sends = await Promise.all(
        ways.map(({ prove }, at) => prove(flows[at] ?? neverStarted())),
      );
      const dones = await through('proof', sends);
      for (const [at, way] of ways.entries()) {
        const [flow, done, send] = [flows[at], dones[at], sends[at]];
        if (!flow || !done || !send) return neverStarted();
        await expectSignedInOnce(way, { flow, done: withToken(flow, done), send });
      }
    },
    120_000,
  );
});

function neverStarted(): never {
  throw new Error('a login was not started');
}

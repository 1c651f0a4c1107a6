import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { aCitizen } from '../support/citizens.ts';
import { methodIds, noticesOf } from '../support/changes.ts';
import { logins } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { newPassword, recoveries } from '../support/recoveries.ts';
import { password } from '../support/registration.ts';
import { act, both, clerk, outcomeOf, seen, shownReview, supervisor } from '../support/decide.ts';
import { sessionsOf } from '../support/sign-ins.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem({ RECOVERY_WAIT_SECONDS: '4' });
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** A flow that waits at the counter, of somebody who has another phone by now. */
async function atTheCounter(typed: { username?: string; fullName?: string } = {}) {
  const { citizen, accountId } = await logins(system).registered();
  const { phone } = aCitizen();
  const { documentNumber: username, fullName } = citizen;
  const asked = { username, fullName, phone, ...typed };
  const { start, atPassword } = recoveries(system);
  const begun = flowOf(await start('counter', asked));
  return { citizen, accountId, phone, flow: await atPassword(begun, phone, 1) };
}

const seenAt = (flow: FlowView, step: string) => recoveries(system).seenAt(flow, step);
const approve = (flow: FlowView) => recoveries(system).decide(flow, 'approved');
const endOf = (flow: FlowView) =>
  until('the end', async () => {
    const { status, problem } = flowOf(await system.portal.read(flow));
    return status !== 'open' && [status, problem?.code];
  });

describe('a recovery at a counter', () => {
  test('gives the account back after two people, a day, and a password', async () => {
    const { citizen, accountId, phone, flow } = await atTheCounter();
    await logins(system).signedIn(citizen);
    expect(flow.step).toMatchObject({ name: 'counter', review: { reference: flow.reference } });
    const { setPassword } = recoveries(system);
    const shown = await shownReview(system, flow.reference);
    const papers = { decision: 'papers', papers: seen } as const;
    const own = { decision: 'approved' } as const;
    expect(outcomeOf(await act(system, shown, both, own))).toEqual([409, 'PapersMissing']);
    expect(outcomeOf(await act(system, shown, both, papers))).toEqual([200, 'open']);
    expect(outcomeOf(await act(system, shown, both, own))).toEqual([409, 'FourEyesNeeded']);
    expect(outcomeOf(await act(system, shown, clerk, own))).toEqual([403, 'StaffRoleMissing']);
    expect(flowOf(await system.portal.read(flow)).step?.name).toBe('counter');
    expect(await system.audit(flow.id, 'review.decision_refused')).toEqual(
      ['PapersMissing', 'FourEyesNeeded', 'StaffRoleMissing'].map((code) =>
        expect.objectContaining({ details: expect.objectContaining({ code, review: shown.id }) }),
      ),
    );
    expect(outcomeOf(await act(system, shown, supervisor, own))).toEqual([200, 'taken']);
    await seenAt(flow, 'waiting_period');
    expect(await noticesOf(system, accountId)).toEqual(['recovery_approved by sms']);
    const done = flowOf(await setPassword(await seenAt(flow, 'password')));
    expect(done).toMatchObject({ status: 'completed', result: { account: { id: accountId } } });

    expect(await noticesOf(system, accountId)).toContain('recovered_at_counter by sms');
    expect(Object.keys(await methodIds(system, accountId)).sort()).toEqual([
      'otp_phone',
      'password',
    ]);
    expect(await sessionsOf(system.database.db, accountId)).toEqual([
      expect.objectContaining({ endedBy: 'recovery' }),
    ]);
    const { documentNumber: username } = citizen;
    const login = flowOf(
      await system.portal.login('password', { username, password: newPassword }),
    );
    const code = await system.simulators.code(phone, 2);
    expect(flowOf(await system.portal.step(login, 'otp', { code })).status).toBe('completed');
  });

  test('is ended by one rejection, and by what nobody has', async () => {
    const { flow } = await atTheCounter();
    await recoveries(system).decide(flow, 'rejected');
    expect(await endOf(flow)).toEqual(['refused', 'RecoveryRejected']);
    const unknown = await atTheCounter({ username: aCitizen().documentNumber });
    expect({ ...unknown.flow.step, review: null, until: null }).toEqual({
      name: 'counter',
      waitingFor: 'staff',
      actions: ['cancel'],
      review: null,
      until: null,
    });
    await approve(unknown.flow);
    expect(await endOf(unknown.flow)).toEqual(['refused', 'RecoveryRejected']);
  });

  test('tells staff, and nobody else, what does not fit', async () => {
    const { flow, accountId } = await atTheCounter({ fullName: 'Trần Văn Khác' });
    const { findings, claim, level } = await shownReview(system, flow.reference);
    expect(findings).toEqual(['account_of_level_2', 'name_differs']);
    expect(claim).toMatchObject({ fullName: 'Trần Văn Khác', account: accountId });
    expect(level).toBe(3);
    expect(JSON.stringify(flow)).not.toMatch(/differs|level_2/);
  });

  test('that a contact has taken back changes nothing', async () => {
    const { citizen, flow } = await atTheCounter();
    await approve(flow);
    await seenAt(flow, 'waiting_period');
    await sql`update cancellation set used_at = now() where flow_id = ${flow.id}`.execute(
      system.database.db,
    );
    expect(await endOf(flow)).toEqual(['refused', 'RecoveryTakenBack']);
    const { documentNumber: username } = citizen;
    const login = flowOf(await system.portal.login('password', { username, password }));
    expect(login.step?.name).toBe('otp');
  });

  test.each([
    ['closed', sql`closed_at = now()`],
    ['locked by staff', sql`locked_at = now(), locked_because = 'staff'`],
  ])('of an account that is %s meanwhile gives nothing back', async (_, set) => {
    const { accountId, flow } = await atTheCounter();
    await approve(flow);
    const at = await seenAt(flow, 'password');
    await sql`update account set ${set} where id = ${accountId}`.execute(system.database.db);
    expect(problemOf(await recoveries(system).setPassword(at)).code).toBe('AccountGone');
  });

  test('does not make a phone that of a fourth account', async () => {
    const { phone, flow } = await atTheCounter();
    for (let others = 0; others < 3; others += 1) {
      const { accountId } = await logins(system).registered();
      await sql`update authentication_method set phone_lookup = ${system.keys.lookup('phone', phone)}
        where account_id = ${accountId} and kind = 'otp_phone'`.execute(system.database.db);
    }
    await approve(flow);
    const at = await seenAt(flow, 'password');
    expect(problemOf(await recoveries(system).setPassword(at)).code).toBe('PhoneOfTooManyAccounts');
  });

  test('against a closing at once: whoever is first is seen by the other', async () => {
    const { accountId, flow } = await atTheCounter();
    await approve(flow);
    const at = await seenAt(flow, 'password');
    const closing = sql`update account set closed_at = now() where id = ${accountId}`;
    const key = randomUUID();
    const [answer] = await Promise.all([
      recoveries(system).setPassword(at, newPassword, { key }),
      closing.execute(system.database.db),
    ]);
    const { status } = flowOf(await system.portal.read(flow));
    const outcome = answer.ok ? 'given back' : answer.problem.code;
    expect([
      ['completed', 'given back'],
      ['refused', 'AccountGone'],
    ]).toContainEqual([status, outcome]);
    expect(await noticesOf(system, accountId)).toHaveLength(status === 'completed' ? 2 : 1);
  });
});

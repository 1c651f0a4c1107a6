import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { z } from 'zod';
import { disputeLines, disputeView } from '../../src/domain/staff/dispute-view.ts';
import { objectionCode } from '../../src/platform/look-ups.ts';
import { changesBy, noticesOf } from '../support/changes.ts';
import { aCitizen } from '../support/citizens.ts';
import { complaints, statement } from '../support/complaints.ts';
import { act, clerk, outcomeOf, seen, staffOf, supervisor } from '../support/decide.ts';
import { aPdf, aPng, aProgram } from '../support/files.ts';
import { logins } from '../support/login.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { newPassword, recoveries } from '../support/recoveries.ts';
import { registration, stepOf } from '../support/registration.ts';
import { rows } from '../support/rows.ts';
import { type System, startSystem } from '../support/system.ts';

let system: System;
let complain: ReturnType<typeof complaints>;
beforeAll(async () => {
  system = await startSystem({ HEARING_SECONDS: '12' });
  complain = complaints(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

const citizens = () => logins(system);
/** Somebody else, whose number an account of another holds. */
const victimOf = ({ documentNumber }: { documentNumber: string }) => ({
  ...aCitizen({ fullName: 'Trần Văn Thật' }),
  documentNumber,
});
const objecting = async (code: string) => {
  const body = JSON.stringify({
    code,
    statement: 'Số này là của tôi từ năm 2010, tôi có giấy tờ.',
  });
  const headers = { 'content-type': 'application/json' };
  const response = await system.portal.send('/v1/objections', { method: 'POST', headers, body });
  if (response.status === 204) return 'taken';
  return z.object({ code: z.string() }).parse(await response.json()).code;
};
const accountNow = async (id: string) => {
  const row = z.object({
    level: z.int(),
    closed: z.boolean(),
    email: z.null(),
    kinds: z.string().nullable(),
  });
  const [found] = await rows(
    system.database.db,
    row,
    sql`select level, closed_at is not null as closed, email, (
        select string_agg(kind, ',' order by kind) from authentication_method where account_id = a.id and ended_at is null) as kinds
      from account a where id = ${id}`,
  );
  return found;
};

test('two people free the number: its account is told, heard and closed, and the number registers anew', async () => {
  const { citizen, accountId } = await citizens().registered();
  const session = await citizens().signedIn(citizen);
  const victim = victimOf(citizen);
  const flow = await complain.atHearing(victim);
  expect(stepOf(flow)).toMatchObject({ name: 'hearing', waitingFor: 'other_party' });
  expect(await noticesOf(system, accountId)).toEqual(['dispute_hearing by sms']);

  const code = objectionCode(system.keys, flow.id);
  expect(await objecting('7K3F-92QX-00DD')).toBe('ObjectionCodeInvalid');
  expect(await objecting(code.toLowerCase().replaceAll('-', ' '))).toBe('taken');
  expect(await objecting(code)).toBe('ObjectionCodeInvalid');

  const shown = await complain.reviewed(flow);
  expect(shown).toMatchObject({
    level: 3,
    findings: ['objected', 'fullName'],
    claim: {
      statement,
      wish: 'free',
      heard: accountId,
      objection: { statement: expect.stringContaining('2010') },
      evidence: [{ type: 'image/png', digest: expect.stringMatching(/^[0-9a-f]{64}$/) }],
    },
  });
  const recorded = await act(system, shown, clerk, { decision: 'papers', papers: seen });
  expect(outcomeOf(recorded)).toEqual([200, 'open']);
  await system.signal(flow.id, 'verifyManually', { reviewId: shown.id });
  expect(stepOf(await complain.now(flow)).name).toBe('decision');

  const done = await complain.decided(flow, 'approved');
  expect(done.result).toMatchObject({ outcome: 'freed' });
  expect(await accountNow(accountId)).toEqual({ level: 2, closed: true, email: null, kinds: null });
  expect(await changesBy(system, session.token).isLive()).toBe(false);
  expect(await noticesOf(system, accountId)).toContain('number_freed by sms');
  const { atPassword } = registration(system);
  expect(stepOf((await atPassword({ documentNumber: citizen.documentNumber })).flow).name).toBe(
    'password',
  );
  expect(await objecting(code)).toBe('ObjectionCodeInvalid');
});

test('or the account is handed over: nothing of the other party opens it, and the phone is the new one', async () => {
  const { citizen, accountId } = await citizens().registered();
  const session = await citizens().signedIn(citizen);
  const victim = victimOf(citizen);
  const flow = await complain.atHearing(victim, 'hand_over');
  const done = await complain.decided(flow, 'approved');
  expect(done.result).toMatchObject({
    outcome: 'handed_over',
    account: { id: accountId, level: 2 },
  });
  expect(await accountNow(accountId)).toEqual({
    level: 2,
    closed: false,
    email: null,
    kinds: 'otp_phone',
  });
  expect(await changesBy(system, session.token).isLive()).toBe(false);
  expect(await noticesOf(system, accountId)).toEqual(['handed_over by sms']);

  // As the result says: the new owner has a phone, and gets a password by it.
  const { start, atPassword, setPassword } = recoveries(system);
  const { documentNumber: username, phone } = victim;
  const begun = flowOf(await start('password', { username }));
  flowOf(await setPassword(await atPassword(begun, phone, 2)));
  const login = await system.portal.login('password', { username, password: newPassword });
  expect(flowOf(login).step?.name).toBe('otp');
});

test('a number that nobody holds goes the same way, and staff see that', async () => {
  const { citizen } = await citizens().registered();
  const known = await complain.atHearing(victimOf(citizen));
  const unknown = await complain.atHearing(aCitizen());
  const shape = ({ step, problem, steps, status }: typeof known) => ({
    steps,
    status,
    problem,
    step: step && { ...step, until: null },
  });
  expect(shape(unknown)).toEqual(shape(known));
  expect(await objecting(objectionCode(system.keys, unknown.id))).toBe('ObjectionCodeInvalid');
  expect((await complain.reviewed(unknown)).findings).toEqual(['noAccount']);
  expect((await complain.decided(unknown, 'approved')).problem?.code).toBe('DisputeOutdated');
  expect((await complain.decided(known, 'rejected')).problem?.code).toBe('DisputeRejected');
});

test('that it is one’s own account is told to its own phone alone, once that is proven', async () => {
  const { citizen } = await citizens().registered();
  const { flow, told, code } = await complain.atCode(citizen, 'free');
  expect(told.problem ?? flow.problem).toBeNull();
  const refused = problemOf(await system.portal.step(flow, 'otp', { code }));
  expect(refused).toMatchObject({ code: 'DisputeOfOwnAccount', status: 409 });
  expect(refused.nextActions.map(({ action }) => action)).toEqual([
    'recoverPassword',
    'recoverAtCounter',
  ]);
});

test('a complaint goes on with the files that were taken, and with one at least', async () => {
  const flow = await complain.atEvidence(aCitizen());
  const missing = problemOf(await system.portal.step(flow, 'evidence', {}));
  expect(missing.code).toBe('EvidenceMissing');
  expect(await complain.taken(flow, aProgram, 'application/pdf')).toBe('EvidenceTypeUnknown');
  expect(await complain.taken(flow, Buffer.alloc(0))).toBe('EvidenceEmpty');
  expect(await complain.taken(flow, Buffer.alloc(6 * 1024 * 1024))).toBe('EvidenceTooLarge');
  expect(
    await complain.taken(flow, aPng({ width: 50_000, height: 50_000, data: Buffer.alloc(9) })),
  ).toBe('EvidenceTooLarge');
  expect(await complain.taken(flow, aPng(), 'text/plain')).toBe('EvidenceTypeUnknown');
  expect(await complain.taken({ ...flow, token: 'x'.repeat(43) }, aPng())).toBe('FlowNotFound');

  const key = randomUUID();
  expect(await complain.taken(flow, aPdf(), 'application/pdf', key)).toBe('application/pdf');
  expect(await complain.taken(flow, aPdf(), 'application/pdf', key)).toBe('application/pdf');
  expect(await complain.taken(flow, aPng(), 'image/png', key)).toBe('IdempotencyKeyReused');
  for (const width of [1, 2, 3, 5])
    expect(await complain.taken(flow, aPng({ width }))).toBe('image/png');
  expect(await complain.taken(flow, aPng({ width: 6 }))).toBe('EvidenceTooMany');

  const files = await evidenceOf(flow);
  expect(files).toHaveLength(5);
  const at = (id: string) => `/v1/flows/${flow.id}/evidence/${id}`;
  const authorization = `Bearer ${flow.token ?? ''}`;
  const remove = (id: string) =>
    system.portal.send(at(id), { method: 'DELETE', headers: { authorization } });
  expect((await remove(files[1]?.id ?? '')).status).toBe(204);
  expect((await remove(files[1]?.id ?? '')).status).toBe(404);
  expect(flowOf(await system.portal.step(flow, 'evidence', {})).step?.name).toBe('hearing');
  expect(await complain.taken(flow, aPng())).toBe('StepNotOpen');
  expect((await remove(files[0]?.id ?? '')).status).toBe(409);

  const id = files[0]?.id ?? '';
  const { url } = system;
  const { cookie } = await staffOf(system, supervisor);
  const why = { 'x-reason': encodeURIComponent('tệp của khiếu nại'), 'x-ticket': 'KN-9' };
  const download = await fetch(`${url}/v1/staff/disputes/${flow.id}/evidence/${id}`, {
    headers: { cookie, origin: url, ...why },
  });
  expect(Buffer.from(await download.arrayBuffer())).toEqual(aPdf());
  expect(Object.fromEntries(download.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${id}.pdf"`,
    'content-security-policy': expect.stringMatching(/^default-src 'none';.* sandbox$/),
    'x-content-type-options': 'nosniff',
  });
  const staff = await staffOf(system, clerk);
  const { items } = disputeLines.parse((await staff.send('GET', '/v1/staff/disputes')).json);
  expect(items).toContainEqual(expect.objectContaining({ id: flow.id, step: 'hearing' }));
  const heard = await staff.send('GET', `/v1/staff/disputes/${flow.id}`);
  expect(disputeView.parse(heard.json)).toMatchObject({
    review: null,
    evidence: await evidenceOf(flow),
  });
  const early = { decision: 'approved', claimDigest: '0'.repeat(32) };
  const path = `/v1/staff/disputes/${flow.id}/decisions`;
  expect(outcomeOf(await staff.send('POST', path, { body: early }))[1]).toBe('ReviewNotFound');
  expect(await system.audit(flow.id, 'staff.evidence_shown')).toHaveLength(1);
});

async function evidenceOf({ id, token = '' }: { id: string; token?: string }) {
  const list = z.object({ items: z.array(z.object({ id: z.string() })), next: z.null() });
  const response = await system.portal.send(`/v1/flows/${id}/evidence`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return list.parse(await response.json()).items;
}

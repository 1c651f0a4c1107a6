import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { type ReviewView, reviewLines, reviewView } from '../../src/domain/staff/review-view.ts';
import {
  act,
  both,
  clerk,
  outcomeOf,
  seen,
  shownReview,
  staffOf,
  supervisor,
} from '../support/decide.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { registration, stepOf, withToken } from '../support/registration.ts';
import type { StaffAnswer } from '../support/staff.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

/** A flow whose details the carrier denies, and for which the citizen has asked for a review. */
async function underReview() {
  const { citizen, body } = await registration(system).known();
  const refused = await system.portal.start({ ...body, fullName: 'Nguyễn Thị Hoà Bình' });
  const { flow } = problemOf(refused);
  if (!flow) throw new Error('a refused start carries its flow');
  const waiting = flowOf(await system.portal.act(flow, 'askForReview'));
  return { citizen, body, flow: withToken(flow, waiting) };
}

const approval = { decision: 'approved', papers: seen } as const;
const show = (reference: string) => shownReview(system, reference);
const approve = (review: ReviewView, by: string = clerk) => act(system, review, by, approval);
const stepNow = async (flow: FlowView) => stepOf(flowOf(await system.portal.read(flow)));
const shownIn = ({ json }: StaffAnswer) => z.object({ review: reviewView }).parse(json).review;
const refusals = async ({ id }: FlowView) =>
  z
    .array(z.object({ actor: z.string(), details: z.object({ code: z.string() }) }))
    .parse(await system.audit(id, 'review.decision_refused'))
    .map(({ actor, details }) => `${actor} ${details.code}`);

test('a bare signal proves nothing; an approval lets the flow go on, and is told again by its key', async () => {
  const { flow, citizen } = await underReview();
  await system.signal(flow.id, 'verifyManually', { reviewId: randomUUID() });
  const shown = await show(flow.reference);
  expect(shown).toMatchObject({ claim: { fullName: 'Nguyễn Thị Hoà Bình' }, level: 2 });
  await system.signal(flow.id, 'verifyManually', { reviewId: shown.id });
  expect((await stepNow(flow)).waitingFor).toBe('staff');

  const blind = await act(system, shown, clerk, { decision: 'approved' });
  expect(outcomeOf(blind)).toEqual([409, 'PapersMissing']);
  const key = randomUUID();
  expect(outcomeOf(await act(system, shown, clerk, { ...approval, key }))).toEqual([200, 'taken']);
  expect(outcomeOf(await act(system, shown, clerk, { ...approval, key }))).toEqual([200, 'taken']);
  const other = { decision: 'rejected', key } as const;
  const reused = await act(system, shown, clerk, other);
  expect(outcomeOf(reused)).toEqual([422, 'IdempotencyKeyReused']);
  await until('the otp step', async () => (await stepNow(flow)).name === 'otp');
  const typed = { code: await system.simulators.code(citizen.phone) };
  expect(flowOf(await system.portal.step(flow, 'otp', typed)).step?.name).toBe('password');

  expect((await show(flow.reference)).decisions).toEqual([
    expect.objectContaining({ decision: 'approved', decidedBy: clerk, papers: seen }),
  ]);
  expect(await system.audit(flow.id, 'staff.review_shown')).toHaveLength(3);
  expect(await system.audit(flow.id, 'staff.review_approved')).toHaveLength(1);
  expect(outcomeOf(await approve(shown))).toEqual([409, 'ReviewDecided']);
});

test('a clerk records the papers, another member of staff goes by them', async () => {
  const { flow } = await underReview();
  const shown = await show(flow.reference);
  const recorded = await act(system, shown, clerk, { decision: 'papers', papers: seen });
  expect(outcomeOf(recorded)).toEqual([200, 'open']);
  const staff = await staffOf(system, supervisor);
  const { items } = reviewLines.parse((await staff.send('GET', '/v1/staff/reviews')).json);
  expect(items).toContainEqual(expect.objectContaining({ id: shown.id, hasPapers: true }));
  const done = await act(system, shown, supervisor, { decision: 'approved' });
  expect(outcomeOf(done)).toEqual([200, 'taken']);
});

test('a rejection is told to the citizen', async () => {
  const { flow } = await underReview();
  const rejected = await act(system, await show(flow.reference), clerk, { decision: 'rejected' });
  expect(outcomeOf(rejected)).toEqual([200, 'taken']);
  await until('the rejection', async () => {
    return flowOf(await system.portal.read(flow)).problem?.code === 'ReviewRejected';
  });
});

describe('a decision decides nothing, and its refusal is in the audit trail', () => {
  test('of a claim that has changed since it was shown: the claim of now is shown instead', async () => {
    const { flow, body } = await underReview();
    const old = await show(flow.reference);
    const { body: victim } = await registration(system).known();
    const swapped = { ...victim, phone: body.phone, consent: body.consent };
    const told = problemOf(await system.portal.step(flow, 'details', swapped));
    expect(told.code).toBe('ReviewVoided');
    const next = told.nextActions.map(({ action }) => action);
    expect(next).toEqual(['correctDetails', 'askForReview']);
    const alone = await approve(old);
    expect(outcomeOf(alone)).toEqual([409, 'ClaimChanged']);
    expect(shownIn(alone)).toMatchObject({ id: old.id, state: 'claim_changed' });

    flowOf(await system.portal.act(flow, 'askForReview'));
    const late = await approve(old);
    expect(outcomeOf(late)).toEqual([409, 'ClaimChanged']);
    const now = shownIn(late);
    expect(now).toMatchObject({ state: 'open', claim: { documentNumber: victim.documentNumber } });
    const { claimDigest } = old;
    expect(outcomeOf(await approve({ ...now, claimDigest }))).toEqual([409, 'ClaimChanged']);
    expect(await stepNow(flow)).toMatchObject({ name: 'details', waitingFor: 'staff' });
    expect(await refusals(flow)).toEqual(Array(3).fill(`staff:${clerk} ClaimChanged`));
    expect((await show(flow.reference)).decisions).toEqual([]);
  });

  test('once the source has confirmed the details by itself', async () => {
    const { flow, body } = await underReview();
    const shown = await show(flow.reference);
    const corrected = await system.portal.step(flow, 'details', body);
    expect(flowOf(corrected).step?.name).toBe('otp');
    const late = await approve(shown);
    expect(outcomeOf(late)).toEqual([409, 'ReviewClosed']);
    expect(shownIn(late).state).toBe('source_confirmed');
    expect(await system.audit(flow.id, 'otp.sent')).toEqual([
      expect.objectContaining({
        details: expect.objectContaining({ review: shown.id, closed: 'source_confirmed' }),
      }),
    ]);
  });

  test('once the flow has ended, by the citizen or in the Temporal UI', async () => {
    const [cancelled, terminated] = [await underReview(), await underReview()];
    const shown = await show(cancelled.flow.reference);
    await system.portal.cancel(cancelled.flow);
    expect(outcomeOf(await approve(shown))).toEqual([409, 'ReviewClosed']);
    expect(await refusals(cancelled.flow)).toEqual([`staff:${clerk} ReviewClosed`]);

    const other = await show(terminated.flow.reference);
    await system.terminate(terminated.flow.id);
    const late = await approve(other);
    expect([outcomeOf(late), shownIn(late).state]).toEqual([[409, 'ReviewClosed'], 'flow_ended']);
    expect(await refusals(terminated.flow)).toEqual([`staff:${clerk} ReviewClosed`]);
  });

  test('of another flow', async () => {
    const [mine, other] = [await underReview(), await underReview()];
    const shown = await show(other.flow.reference);
    await approve(shown);
    await system.signal(mine.flow.id, 'verifyManually', { reviewId: shown.id });
    expect((await stepNow(mine.flow)).waitingFor).toBe('staff');
  });

  test('of a review that is none, by who may not, or without papers, ticket and reason', async () => {
    const { flow } = await underReview();
    const shown = await show(flow.reference);
    for (const id of [randomUUID(), 'none']) {
      expect(outcomeOf(await approve({ ...shown, id }))).toEqual([404, 'ReviewNotFound']);
    }
    for (const by of ['kiemtoan', 'vanhanh']) {
      expect(outcomeOf(await approve(shown, by))).toEqual([403, 'StaffRoleMissing']);
    }
    const recorded = { decision: 'papers', papers: seen } as const;
    const bySupervisor = await act(system, shown, supervisor, recorded);
    expect(outcomeOf(bySupervisor)).toEqual([403, 'StaffRoleMissing']);
    expect(await refusals(flow)).toEqual([`staff:${supervisor} StaffRoleMissing`]);
    const staff = await staffOf(system, both);
    const path = `/v1/staff/reviews/${shown.id}/decisions`;
    for (const wrong of [
      { papers: { kinds: [], seenAt: 'counter' } },
      { papers: { kinds: ['library_card'], seenAt: 'counter' } },
      { claimDigest: '00' },
      { reason: 'so' },
      { decision: 'postponed' },
    ]) {
      const { claimDigest } = shown;
      const answer = await staff.send('POST', path, {
        body: { claimDigest, ...approval, ...wrong },
      });
      expect(outcomeOf(answer)[1]).toBe('ValidationFailed');
    }
    expect((await stepNow(flow)).waitingFor).toBe('staff');
  });
});

test('the same details again leave the review as it is', async () => {
  const { flow, body } = await underReview();
  const same = { ...body, fullName: 'Nguyễn Thị Hoà Bình' };
  const told = problemOf(await system.portal.step(flow, 'details', same));
  expect([told.code, told.flow?.step?.waitingFor]).toEqual(['SubscriberMismatch', 'staff']);
  expect(outcomeOf(await approve(await show(flow.reference)))).toEqual([200, 'taken']);
  await until('the otp step', async () => (await stepNow(flow)).name === 'otp');
});

test('open reviews are listed by their references, without a word about the person', async () => {
  const { flow, body } = await underReview();
  const staff = await staffOf(system, clerk);
  const listed = async () => JSON.stringify((await staff.send('GET', '/v1/staff/reviews')).json);
  expect(await listed()).toContain(flow.reference);
  expect(await listed()).not.toContain(body.documentNumber);
  await system.portal.cancel(flow);
  expect(await listed()).not.toContain(flow.reference);
});

test('who looks says why', async () => {
  const { flow } = await underReview();
  const { id } = await show(flow.reference);
  const staff = await staffOf(system, clerk);
  const without = { why: { reason: '', ticket: '' } };
  const answer = await staff.send('GET', `/v1/staff/reviews/${id}`, without);
  expect(outcomeOf(answer)).toEqual([400, 'HeaderInvalid']);
});

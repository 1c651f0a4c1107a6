import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { registration, stepOf, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

const project = path.join(import.meta.dirname, '../..');
const why = ['--by', 'lan', '--ticket', 'T-81', '--reason', 'papers seen by video call'];

let system: System;
beforeAll(async () => {
  system = await startSystem();
}, 60_000);
afterAll(() => system.stop(), 30_000);

type Said = { ok: boolean; out: string; err: string };

/** `npm run review -- ...`, as support staff give it. */
function review(...args: string[]): Promise<Said> {
  return new Promise((resolve) => {
    const options = { cwd: project, env: system.environment };
    execFile('node', ['scripts/review.ts', ...args], options, (error, out, err) => {
      resolve({ ok: error === null, out, err });
    });
  });
}

/** What is printed of the latest review: its id and the digest of its claim. */
async function show(reference: string) {
  const { out, err } = await review('show', reference, ...why);
  const [, id = ''] = /review (\S+)/.exec(out) ?? [];
  const [, claim = ''] = /claim ([0-9a-f]+):/.exec(out) ?? [];
  if (!id || !claim) throw new Error(`no review is shown: ${out}${err}`);
  return { id, claim, out };
}

const decide = (verb: 'approve' | 'reject', { id, claim }: { id: string; claim: string }) =>
  review(verb, id, '--claim', claim, ...why);

/** A flow whose details the carrier denies, and for which the citizen has asked for a review. */
async function underReview() {
  const { citizen, body } = await registration(system).known();
  const refused = await system.portal.start({ ...body, fullName: 'Nguyễn Thị Hoà Bình' });
  const { flow } = problemOf(refused);
  if (!flow) throw new Error('a refused start carries its flow');
  const waiting = flowOf(await system.portal.act(flow, 'askForReview'));
  return { citizen, body, flow: withToken(flow, waiting) };
}

const stepNow = async (flow: FlowView) => stepOf(flowOf(await system.portal.read(flow)));

test('a bare signal proves nothing; an approval lets the flow go on', async () => {
  const { flow, citizen } = await underReview();
  await system.signal(flow.id, 'verifyManually', { reviewId: randomUUID() });
  const shown = await show(flow.reference.toLowerCase().replaceAll('-', ' '));
  expect(shown.out).toContain('Nguyễn Thị Hoà Bình');
  await system.signal(flow.id, 'verifyManually', { reviewId: shown.id });
  expect((await stepNow(flow)).waitingFor).toBe('staff');

  const told = await decide('approve', shown);
  expect(told).toMatchObject({ ok: true, out: expect.stringContaining('taken the decision') });
  await until('the otp step', async () => (await stepNow(flow)).name === 'otp');
  const typed = { code: await system.simulators.code(citizen.phone) };
  expect(flowOf(await system.portal.step(flow, 'otp', typed)).step?.name).toBe('password');

  expect((await show(flow.reference)).out).toMatch(/approved by lan, .*ticket T-81: papers seen/);
  expect(await system.audit(flow.id, 'review.shown')).toHaveLength(2);
  expect((await decide('approve', shown)).err).toContain('decided already');
});

test('a rejection is told to the citizen', async () => {
  const { flow } = await underReview();
  expect(await decide('reject', await show(flow.reference))).toMatchObject({ ok: true });
  await until('the rejection', async () => {
    return flowOf(await system.portal.read(flow)).problem?.code === 'ReviewRejected';
  });
});

describe('a decision decides nothing', () => {
  test('of a claim that has changed since it was shown: the claim of now is shown instead', async () => {
    const { flow, body } = await underReview();
    const seen = await show(flow.reference);
    const { body: victim } = await registration(system).known();
    const swapped = { ...victim, phone: body.phone, consent: body.consent };
    const told = problemOf(await system.portal.step(flow, 'details', swapped));
    expect(told.code).toBe('ReviewVoided');
    expect(told.nextActions.map(({ action }) => action)).toEqual([
      'correctDetails',
      'askForReview',
    ]);
    const alone = await decide('approve', seen);
    expect([alone.ok, alone.out]).toEqual([false, expect.stringContaining('other details since')]);

    flowOf(await system.portal.act(flow, 'askForReview'));
    const late = await decide('approve', seen);
    expect([late.ok, late.err]).toEqual([false, expect.stringContaining('is not the one')]);
    expect(late.out).toContain(victim.documentNumber);
    const now = await show(flow.reference);
    expect((await decide('approve', { ...now, claim: seen.claim })).ok).toBe(false);
    expect(await stepNow(flow)).toMatchObject({ name: 'details', waitingFor: 'staff' });
  });

  test('once the source has confirmed the details by itself', async () => {
    const { flow, body } = await underReview();
    const seen = await show(flow.reference);
    const corrected = await system.portal.step(flow, 'details', body);
    expect(flowOf(corrected).step?.name).toBe('otp');
    const late = await decide('approve', seen);
    expect([late.ok, late.err]).toEqual([
      false,
      expect.stringContaining('decides nothing any more'),
    ]);
    expect(late.out).toContain('the source has confirmed the details');
    expect(await system.audit(flow.id, 'otp.sent')).toEqual([
      expect.objectContaining({
        details: expect.objectContaining({ review: seen.id, closed: 'source_confirmed' }),
      }),
    ]);
  });

  test('once the flow has ended, by the citizen or in the Temporal UI', async () => {
    const [cancelled, terminated] = [await underReview(), await underReview()];
    const seen = await show(cancelled.flow.reference);
    await system.portal.cancel(cancelled.flow);
    expect((await decide('approve', seen)).out).toContain('its flow has ended');

    const other = await show(terminated.flow.reference);
    await system.terminate(terminated.flow.id);
    const late = await decide('approve', other);
    expect([late.ok, late.err.trim()]).toEqual([
      false,
      'The review decides nothing any more: its flow has ended.',
    ]);
  });

  test('of another flow', async () => {
    const [mine, other] = [await underReview(), await underReview()];
    const shown = await show(other.flow.reference);
    await decide('approve', shown);
    await system.signal(mine.flow.id, 'verifyManually', { reviewId: shown.id });
    expect((await stepNow(mine.flow)).waitingFor).toBe('staff');
  });
});

test('the same details again leave the review as it is', async () => {
  const { flow, body } = await underReview();
  const same = { ...body, fullName: 'Nguyễn Thị Hoà Bình' };
  const told = problemOf(await system.portal.step(flow, 'details', same));
  expect([told.code, told.flow?.step?.waitingFor]).toEqual(['SubscriberMismatch', 'staff']);
  expect(await decide('approve', await show(flow.reference))).toMatchObject({ ok: true });
  await until('the otp step', async () => (await stepNow(flow)).name === 'otp');
});

test('open reviews are listed by their references, without a word about the person', async () => {
  const { flow, body } = await underReview();
  const { out } = await review('list');
  expect(out).toContain(flow.reference);
  expect(out).not.toContain(body.documentNumber);
  await system.portal.cancel(flow);
  expect((await review('list')).out).not.toContain(flow.reference);
});

test.each([
  [['show', 'DD-7K3F-92QX'], 'npm run review -- show <reference> <why>'],
  [['show', 'DD-7K3F', ...why], '"DD-7K3F" is no reference'],
  [['show', 'DD-7K3F-92QX', ...why], 'There is no review by that name'],
  [['approve', randomUUID(), '--claim', '00', ...why], 'There is no such review'],
  [['approve', randomUUID(), ...why], '--claim <claim>'],
])('%j is answered in words', async (args, words) => {
  const { ok, err } = await review(...args);
  expect([ok, err]).toEqual([false, expect.stringContaining(words)]);
});

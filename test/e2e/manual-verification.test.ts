import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decideReview } from '../../src/db/staff/reviews.ts';
import { flowOf, problemOf } from '../support/portal.ts';
import { registration, withToken } from '../support/registration.ts';
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

const decide = (reference: string, decision: 'approved' | 'rejected') =>
  decideReview(system.database, reference, {
    decision,
    decidedBy: 'support.lan',
    reason: 'papers seen by video call',
    ticket: 'T-1',
  });

test('a bare signal proves nothing; an approval lets the flow go on', async () => {
  const { flow, citizen } = await underReview();
  await system.signal(flow.id, 'verifyManually', { reviewId: randomUUID() });
  const decided = await decide(flow.reference, 'approved');
  if (!decided) throw new Error('the review is open');
  expect(flowOf(await system.portal.read(flow)).step?.waitingFor).toBe('staff');

  await system.signal(flow.id, 'verifyManually', { reviewId: decided.reviewId });
  await until('the otp step', async () => {
    return flowOf(await system.portal.read(flow)).step?.name === 'otp';
  });
  const typed = { code: await system.simulators.code(citizen.phone) };
  const verified = flowOf(await system.portal.step(flow, 'otp', typed));
  expect(verified.step?.name).toBe('password');
});

test('the decision of another flow counts for nothing', async () => {
  const [mine, other] = [await underReview(), await underReview()];
  const decided = await decide(other.flow.reference, 'approved');
  if (!decided) throw new Error('the review is open');
  await system.signal(mine.flow.id, 'verifyManually', { reviewId: decided.reviewId });
  const corrected = await system.portal.step(mine.flow, 'details', mine.body);
  expect(flowOf(corrected).step?.name).toBe('otp');
  const [account] = await system.audit(mine.flow.id, 'otp.sent');
  expect(account).toBeDefined();
});

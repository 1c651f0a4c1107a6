import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OpenReview } from '../../src/activities/review/review-activities.ts';
import type { Activities } from '../../src/activities/activities.ts';
import { citizen, insured } from './support/people.ts';
import { type Stage, openStage } from './support/stage.ts';
import type { ToldFlow } from './support/told-flow.ts';

const subscriber = { kind: 'registration', method: 'mobile_subscriber' } as const;
const insuredPerson = { kind: 'registration', method: 'social_insurance' } as const;
const details = { step: 'details', data: citizen } as const;
const byPersonalNumber = { ...insured, socialInsuranceNumber: citizen.documentNumber };
const insuredDetails = { step: 'details', data: byPersonalNumber } as const;
const askForReview = { step: 'askForReview', data: null } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A flow whose source does not answer until it is told to. */
async function waitingForCarrier(activities: Partial<Activities> = {}) {
  const world = { isAway: true };
  const reviews: OpenReview[] = [];
  const flow = stage.tell(subscriber, { activities: { ...activities, ...keeping(reviews) } });
  flow.spoil('matchSubscriber', () => world.isAway);
  const { flow: waits } = await flow.start(details);
  expect(waits.step).toMatchObject({
    waitingFor: 'carrier',
    actions: ['askForReview', 'cancel'],
  });
  return { flow, reviews, world };
}

function keeping(reviews: OpenReview[]): Partial<Activities> {
  return { openReview: (review) => (reviews.push(review), Promise.resolve()) };
}

const pendingOf = async ({ handle }: ToldFlow): Promise<number> =>
  (await handle.describe()).raw.pendingActivities?.length ?? 0;

describe('while the carrier does not answer', () => {
  test('the citizen has staff verify instead, and goes on once they approve', async () => {
    const { flow, reviews } = await waitingForCarrier();
    const { flow: at, refusal } = await flow.submit(askForReview);
    expect(refusal).toBeNull();
    expect(at.step).toMatchObject({
      name: 'details',
      waitingFor: 'staff',
      actions: ['submit', 'cancel'],
      review: { reference: at.reference },
    });
    expect(reviews).toMatchObject([
      { findings: ['source_unavailable'], level: 2, claim: { shown: citizen } },
    ]);
    // Nobody asks the carrier any more.
    await flow.until('nothing to be pending', () => pendingOf(flow), 0);
    await flow.handle.signal('verifyManually', { reviewId: reviews[0]?.reviewId });
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
    expect(flow.saved.at(-1)).toMatchObject({ event: 'otp.sent', actor: 'staff' });
    await flow.record('carrier-down-left-to-staff');
  });

  test('staff do the same by a signal, which is dropped when it is repeated', async () => {
    const { flow, reviews } = await waitingForCarrier();
    await flow.handle.signal('openReview', { eventId: 'e1' });
    await flow.handle.signal('openReview', { eventId: 'e1' });
    const at = await flow.seen('the review', ({ step }) => step?.waitingFor === 'staff');
    expect(at.reviewId).toBe(reviews[0]?.reviewId);
    expect(reviews).toHaveLength(1);
    expect(reviews[0]?.next).toMatchObject({ event: 'review.requested', actor: 'staff' });
  });

  test('details may still be corrected, and the carrier’s word on them closes the review', async () => {
    const { flow, reviews, world } = await waitingForCarrier();
    await flow.submit(askForReview);
    world.isAway = false;
    expect((await flow.submit(details)).flow.step?.name).toBe('otp');
    const ended = { id: reviews[0]?.reviewId, because: 'source_confirmed' };
    expect(flow.saved.at(-1)).toMatchObject({ event: 'otp.sent', endsReview: ended });
  });

  test('the same details handed in again keep their review, others need another one', async () => {
    const { flow, reviews } = await waitingForCarrier();
    await flow.submit(askForReview);
    await flow.submit(details);
    expect((await flow.submit(askForReview)).flow.reviewId).toBe(reviews[0]?.reviewId);
    const other = { ...details, data: { ...citizen, documentNumber: '001090054321' } };
    await flow.submit(other);
    expect((await flow.submit(askForReview)).flow.reviewId).toBe(reviews[1]?.reviewId);
    expect(reviews[1]?.next.endsReview).toEqual({
      id: reviews[0]?.reviewId,
      because: 'claim_changed',
    });
  });

  test('a rejection leaves it to the citizen to hand the details in once more', async () => {
    const takeDecision = () => Promise.resolve({ decision: 'rejected' as const });
    const { flow, reviews } = await waitingForCarrier({ takeDecision });
    await flow.submit(askForReview);
    await flow.handle.signal('verifyManually', { reviewId: reviews[0]?.reviewId });
    const at = await flow.seen('the end of it', ({ step }) => step?.waitingFor === 'citizen');
    expect(at).toMatchObject({ problem: { code: 'ReviewRejected' }, step: { name: 'details' } });
  });

  test('no review is offered where it is our own part that fails', async () => {
    let isBroken = true;
    const flow = stage.tell(subscriber, {
      activities: {
        matchSubscriber: () =>
          isBroken ? Promise.reject(new Error('ours')) : Promise.resolve({ outcome: 'match' }),
      },
    });
    const { flow: waits } = await flow.start(details);
    expect(waits.step).toMatchObject({ waitingFor: 'system', actions: ['cancel'] });
    expect(await flow.rejection(askForReview)).toBe('ActionNotAllowed');
    isBroken = false;
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
  });
});

describe('of the insured', () => {
  const registrant = { ...byPersonalNumber, documents: [] };
  const match = { outcome: 'match', registrant, isPhoneOfRecord: false } as const;
  const mismatch = { outcome: 'mismatch' as const, findings: ['fullName'] };

  test('staff verify by the personal number while the insurer does not answer', async () => {
    const reviews: OpenReview[] = [];
    const flow = stage.tell(insuredPerson, { activities: keeping(reviews) });
    flow.spoil('matchInsuredPerson', () => true);
    const { flow: waits } = await flow.start(insuredDetails);
    expect(waits.step).toMatchObject({ waitingFor: 'insurer' });
    await flow.submit(askForReview);
    const document = { kind: 'personal_id_number', number: citizen.documentNumber };
    expect(reviews).toMatchObject([
      { findings: ['source_unavailable'], claim: { subject: { documents: [document] } } },
    ]);
  });

  test('right and wrong details look alike while the carrier does not answer; staff are told', async () => {
    const seen = [];
    const found = [];
    for (const verdict of [match, mismatch]) {
      const reviews: OpenReview[] = [];
      const matchInsuredPerson = () => Promise.resolve(verdict);
      const activities = { matchInsuredPerson, ...keeping(reviews) };
      const flow = stage.tell(insuredPerson, { activities });
      flow.spoil('ownsPhone', () => true);
      const { flow: waits } = await flow.start(insuredDetails);
      const { flow: at } = await flow.submit(askForReview);
      seen.push([waits.step?.waitingFor, waits.step?.actions, at.step?.waitingFor, at.problem]);
      found.push(reviews[0]?.findings);
    }
    expect(seen[0]).toEqual(['carrier', ['askForReview', 'cancel'], 'staff', null]);
    expect(seen[1]).toEqual(seen[0]);
    expect(found).toEqual([['source_unavailable'], ['fullName', 'source_unavailable']]);
  });
});

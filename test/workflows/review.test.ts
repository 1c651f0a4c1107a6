import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { FlowSettings } from '../../src/workflows/engine/flow-settings.ts';
import { citizen } from './support/people.ts';
import { type Stage, openStage } from './support/stage.ts';

const subscriber = { kind: 'registration', method: 'mobile_subscriber' } as const;
const details = { step: 'details', data: citizen } as const;
const other = { ...details, data: { ...citizen, documentNumber: '001090054321' } } as const;
const mismatch = () => Promise.resolve({ outcome: 'mismatch' as const, findings: ['fullName'] });
const noneLeft = { details: { corrections: 0 } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('a review of what the carrier did not confirm', () => {
  const askForReview = { step: 'askForReview', data: null } as const;
  type Decision = Awaited<ReturnType<Activities['takeDecision']>>;
  const atReview = async (decision: Decision, changed: Partial<FlowSettings> = {}) => {
    const reviews: string[] = [];
    const taken: unknown[] = [];
    const flow = stage.tell(subscriber, {
      settings: changed,
      activities: {
        matchSubscriber: mismatch,
        openReview: ({ reviewId }) => (reviews.push(reviewId), Promise.resolve()),
        takeDecision: (asked) => (taken.push(asked), Promise.resolve(decision)),
      },
    });
    await flow.start(details);
    const { flow: waits } = await flow.submit(askForReview);
    expect(waits.step).toMatchObject({
      name: 'details',
      waitingFor: 'staff',
      actions: changed.details ? ['cancel'] : ['submit', 'cancel'],
      review: { reference: waits.reference },
    });
    const [reviewId = ''] = reviews;
    return { flow, reviewId, reviews, taken };
  };

  test('that approves goes on to the OTP', async () => {
    const { flow, reviewId } = await atReview({ decision: 'approved', isRegistered: false });
    await flow.handle.signal('verifyManually', { reviewId });
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
    expect(flow.saved.at(-1)).toMatchObject({ event: 'otp.sent', actor: 'staff' });
    await flow.record('reviewed');
  });

  test('that a restore has lost is opened once more with the row of its flow', async () => {
    const { flow, reviewId, reviews } = await atReview(null);
    await flow.handle.signal('writeAgain', { sequence: 7 });
    const on = await flow.seen('the row to be passed', ({ sequence }) => sequence === 8);
    expect(on).toMatchObject({ reviewId, step: { waitingFor: 'staff' } });
    expect(reviews).toEqual([reviewId, reviewId]);
    expect(flow.saved.at(-1)).toMatchObject({
      event: 'flow.written_again',
      record: { sequence: 8 },
    });
  });

  test('that approves a number with an account ends the flow', async () => {
    const { flow, reviewId } = await atReview({ decision: 'approved', isRegistered: true });
    await flow.handle.signal('verifyManually', { reviewId });
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
  });

  test('that rejects tells so, and the details may be corrected', async () => {
    const { flow, reviewId } = await atReview({ decision: 'rejected' });
    await flow.handle.signal('verifyManually', { reviewId });
    const at = await flow.seen(
      'the rejection',
      ({ problem }) => problem?.code === 'ReviewRejected',
    );
    expect(at.step).toMatchObject({ waitingFor: 'citizen', actions: ['submit', 'cancel'] });
    expect((await flow.submit(details)).refusal?.code).toBe('SubscriberMismatch');
  });

  test('is decided by the database alone: a signal of another review, or none, says nothing', async () => {
    const { flow, reviewId, taken } = await atReview(null);
    await flow.handle.signal('verifyManually', { reviewId: 'another' });
    await flow.handle.signal('verifyManually', { reviewId });
    await flow.seen('the signals heard', () => taken.length > 1);
    const { documentKind: kind, documentNumber: number } = citizen;
    const subject = expect.objectContaining({ documents: [{ kind, number }] });
    const { id: flowId } = await flow.now();
    const asked = { flowId, reviewId, claim: { shown: citizen, subject } };
    expect(taken).toEqual([
      { ...asked, told: 'another', number: 1 },
      { ...asked, told: reviewId, number: 2 },
    ]);
    expect((await flow.now()).step?.waitingFor).toBe('staff');
  });

  test('is void once other details are handed in, and says so; another one may be asked for', async () => {
    const { flow, reviewId, taken } = await atReview({ decision: 'approved', isRegistered: false });
    const { refusal, flow: at } = await flow.submit(other);
    expect(refusal).toEqual({ code: 'ReviewVoided', attemptsLeft: 2 });
    expect(at.step?.actions).toEqual(['submit', 'askForReview', 'cancel']);
    const ended = { id: reviewId, because: 'claim_changed' };
    expect(flow.saved.at(-1)).toMatchObject({ endsReview: ended });
    await flow.submit(askForReview);
    await flow.handle.signal('verifyManually', { reviewId });
    expect((await flow.submit(other)).refusal?.code).toBe('SubscriberMismatch');
    // Whatever is said of that one, by the database too.
    expect(taken).toMatchObject([{ told: reviewId }]);
    expect(taken).not.toMatchObject([{ reviewId }]);
    expect((await flow.now()).step?.waitingFor).toBe('staff');
  });

  test('goes on when the same details are handed in again', async () => {
    const { flow, reviewId } = await atReview({ decision: 'approved', isRegistered: false });
    const { refusal, flow: at } = await flow.submit(details);
    expect(refusal).toEqual({ code: 'SubscriberMismatch', attemptsLeft: 2 });
    expect(at.step).toMatchObject({ waitingFor: 'staff', review: { reference: at.reference } });
    expect(flow.saved.at(-1)).not.toHaveProperty('endsReview');
    await flow.handle.signal('verifyManually', { reviewId });
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
  });

  test('goes on while the carrier is away that is asked about the same details', async () => {
    const { flow, reviewId } = await atReview({ decision: 'approved', isRegistered: false });
    let isAway = true;
    flow.spoil('matchSubscriber', () => isAway);
    await flow.submit(details);
    expect(await flow.now()).toMatchObject({ reviewId, step: { waitingFor: 'carrier' } });
    await flow.handle.signal('verifyManually', { reviewId });
    isAway = false;
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
  });

  test('that is overtaken by the carrier’s word is closed by it', async () => {
    const { flow, reviewId } = await atReview(null);
    flow.replace('matchSubscriber', () => Promise.resolve({ outcome: 'match' }));
    expect((await flow.submit(other)).flow.step?.name).toBe('otp');
    const ended = { id: reviewId, because: 'source_confirmed' };
    expect(flow.saved.at(-1)).toMatchObject({ event: 'otp.sent', endsReview: ended });
  });

  test('ends with its flow', async () => {
    const { flow, reviewId } = await atReview(null);
    await flow.submit({ step: 'cancel', data: null });
    const ended = { id: reviewId, because: 'flow_ended' };
    expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.cancelled', endsReview: ended });
  });

  test('after the last correction is the only way on, and its rejection the end', async () => {
    const { flow, reviewId } = await atReview({ decision: 'rejected' }, noneLeft);
    expect(await flow.rejection(details)).toBe('StepNotOpen');
    await flow.handle.signal('verifyManually', { reviewId });
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
    expect(flow.saved.at(-1)?.record.problem?.code).toBe('ReviewRejected');
  });
});

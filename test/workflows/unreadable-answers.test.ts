import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { OpenReview } from '../../src/activities/review/review-activities.ts';
import type { PostAccount } from '../../src/activities/post/post-activities.ts';
import { subscriberOf } from '../../src/domain/subject/registrant.ts';
import { citizen, consenting, insured } from './support/people.ts';
import { type Stage, openStage } from './support/stage.ts';
import { postAccount } from './support/stubs.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const askForReview = { step: 'askForReview', data: null } as const;
const registrant = { ...subscriberOf(citizen), dateOfBirth: insured.dateOfBirth };

/** Keeps the reviews that are opened. */
function reviewing(reviews: OpenReview[]): Partial<Activities> {
  return { openReview: (input) => (reviews.push(input), Promise.resolve()) };
}

describe('a record of the insurer that cannot be read whole', () => {
  const name = { kind: 'registration', method: 'social_insurance' } as const;
  const unreadable = (isPhoneOfRecord: boolean): Partial<Activities> => ({
    matchInsuredPerson: () =>
      Promise.resolve({
        outcome: 'unreadable',
        registrant,
        isPhoneOfRecord,
        findings: ['dateOfBirthUnreadable'],
      }),
  });

  test('goes to staff, who see what it is about, and on to the OTP', async () => {
    const reviews: OpenReview[] = [];
    const flow = stage.tell(name, { activities: { ...unreadable(true), ...reviewing(reviews) } });
    const { refusal, flow: at } = await flow.start({ step: 'details', data: insured });
    expect(refusal?.code).toBe('InsuredRecordUnreadable');
    expect(at.step).toMatchObject({
      waitingFor: 'citizen',
      actions: ['submit', 'askForReview', 'cancel'],
    });
    await flow.submit(askForReview);
    expect(reviews).toMatchObject([
      {
        findings: ['dateOfBirthUnreadable'],
        claim: { shown: { documents: registrant.documents } },
      },
    ]);
    await flow.handle.signal('verifyManually', { reviewId: reviews[0]?.reviewId });
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
  });

  test('is a mismatch like any other with somebody else’s phone', async () => {
    const activities = { ...unreadable(false), ownsPhone: () => Promise.resolve(false) };
    const flow = stage.tell(name, { activities });
    const { refusal, flow: at } = await flow.start({ step: 'details', data: insured });
    expect(refusal?.code).toBe('InsuredPersonMismatch');
    expect(at.step?.actions).toEqual(['submit', 'cancel']);
  });
});

describe('an account at the Post that cannot be read whole', () => {
  const name = { kind: 'registration', method: 'vietnam_post' } as const;
  const half: PostAccount = {
    ...postAccount,
    isReadable: false,
    findings: ['dateOfBirthUnreadable'],
  };
  const signedIn = async (reviews: OpenReview[], latest: () => PostAccount) => {
    const flow = stage.tell(name, {
      activities: {
        redeemPostCode: () => Promise.resolve({ outcome: 'signed_in', account: half }),
        readPostPapers: () => Promise.resolve(latest()),
        ...reviewing(reviews),
      },
    });
    await flow.start({ step: 'details', data: consenting });
    const brought = { step: 'vietnam_post', data: { code: 'c', state: 's' } } as const;
    const { flow: waits } = await flow.submit(brought);
    expect(waits).toMatchObject({
      problem: { code: 'PostRecordUnreadable' },
      step: { name: 'vietnam_post', actions: ['askForReview', 'cancel'] },
    });
    return flow;
  };

  test('goes to staff though the papers are checked, up to level 2', async () => {
    const reviews: OpenReview[] = [];
    const flow = await signedIn(reviews, () => half);
    await flow.submit(askForReview);
    expect(reviews).toMatchObject([{ findings: ['dateOfBirthUnreadable'] }]);
    await flow.handle.signal('verifyManually', { reviewId: reviews[0]?.reviewId });
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
    await flow.submit({ step: 'confirm', data: {} });
    expect((await flow.result()).result).toMatchObject({ account: { level: 2 } });
  });

  test('goes on by itself once the Post has put it right', async () => {
    let latest = half;
    const flow = await signedIn([], () => latest);
    latest = postAccount;
    await flow.handle.signal('postVerified', { eventId: 'e1' });
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
    await flow.submit({ step: 'confirm', data: {} });
    expect((await flow.result()).result).toMatchObject({ account: { level: 3 } });
  });
});

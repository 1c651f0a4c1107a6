import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { PostAccount } from '../../src/activities/post/post-activities.ts';
import { consenting } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { postAccount } from './support/stubs.ts';

const name = { kind: 'registration', method: 'vietnam_post' } as const;
const details = { step: 'details', data: consenting } as const;
const brought = { step: 'vietnam_post', data: { code: 'c', state: 's' } } as const;
const confirm = { step: 'confirm', data: {} } as const;
const askForReview = { step: 'askForReview', data: null } as const;
const unchecked: PostAccount = { ...postAccount, papersChecked: false };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const signedInAs = (account: PostAccount) => () =>
  Promise.resolve({ outcome: 'signed_in', account } as const);

/** A flow whose citizen has signed in, with papers that nobody has checked. */
async function waiting(activities: Partial<Activities> = {}, changed = {}) {
  const flow = stage.tell(name, {
    activities: {
      redeemPostCode: signedInAs(unchecked),
      readPostPapers: () => Promise.resolve(unchecked),
      ...activities,
    },
    settings: changed,
  });
  await flow.start(details);
  const { refusal, flow: waits } = await flow.submit(brought);
  expect(refusal).toBeNull();
  expect(waits).toMatchObject({
    problem: { code: 'PostPapersPending' },
    step: { name: 'vietnam_post', waitingFor: 'post', actions: ['askForReview', 'cancel'] },
  });
  return flow;
}

describe('a sign-in at the Post', () => {
  test('that proves nothing is refused, and shows the way to the next one', async () => {
    const flow = stage.tell(name, {
      activities: {
        redeemPostCode: ({ number }) =>
          number === 1
            ? Promise.resolve({ outcome: 'refused', code: 'PostStateMismatch' })
            : signedInAs(postAccount)(),
      },
    });
    await flow.start(details);
    const { refusal, flow: at } = await flow.submit(brought);
    expect(refusal?.code).toBe('PostStateMismatch');
    expect(at.step?.redirect?.url).toBe('https://post.example/2');
    expect((await flow.submit(brought)).flow.step?.name).toBe('confirm');
  });

  test('by an account that opens one of ours already ends the flow', async () => {
    const redeemPostCode = signedInAs({ ...postAccount, isLinked: true });
    const flow = stage.tell(name, { activities: { redeemPostCode } });
    await flow.start(details);
    expect((await flow.submit(brought)).refusal?.code).toBe('PostAccountLinked');
  });

  test.each(['openPostSignIn', 'redeemPostCode'] as const)('waits for %s', async (asked) => {
    let isAway = true;
    const flow = stage.tell(name);
    flow.spoil(asked, () => isAway);
    const first = await flow.start(details);
    const last = asked === 'openPostSignIn' ? first : await flow.submit(brought);
    expect(last.refusal?.code).toBe('PostUnavailable');
    isAway = false;
    await flow.seen('the next', ({ problem }) => problem === null);
  });
});

describe('papers that nobody has checked', () => {
  test('go on by the notice, once the Post itself says so', async () => {
    let account = unchecked;
    let asked = 0;
    const flow = await waiting({
      readPostPapers: () => ((asked += 1), Promise.resolve(account)),
    });
    await flow.handle.signal('postVerified', { eventId: 'e1' });
    await flow.until('the first notice heard', () => Promise.resolve(asked), 1);
    account = postAccount;
    await flow.handle.signal('postVerified', { eventId: 'e1' });
    expect((await flow.now()).step?.name).toBe('vietnam_post');
    await flow.handle.signal('postVerified', { eventId: 'e2' });
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
    expect(flow.saved.at(-1)).toMatchObject({ event: 'identity.shown', actor: 'provider:post' });
    await flow.submit(confirm);
    expect((await flow.result()).result).toMatchObject({ account: { level: 3 } });
    await flow.record('post-papers-notice');
  });

  test('are asked for when the notice is lost, and the citizen is reminded meanwhile', async () => {
    const reminders: string[] = [];
    let account = unchecked;
    const person = { ...unchecked.person, phone: '+84961234501' };
    const flow = await waiting(
      {
        readPostPapers: () => Promise.resolve({ ...account, person }),
        remindOfPapers: ({ reference }) => (
          reminders.push(reference),
          Promise.resolve({ sent: true })
        ),
      },
      { vietnamPost: { statusEveryMs: 40, reminderEveryMs: 60 } },
    );
    await flow.until('a reminder', () => Promise.resolve(reminders.length > 0), true);
    account = postAccount;
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
  });

  test('are asked for again soon when the Post does not answer', async () => {
    let isAway = true;
    const flow = await waiting({ readPostPapers: () => Promise.resolve(postAccount) });
    flow.spoil('readPostPapers', () => isAway);
    await flow.handle.signal('postVerified', { eventId: 'e1' });
    isAway = false;
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
  });

  test('may be vouched for by staff, up to level 2', async () => {
    const reviews: string[] = [];
    const flow = await waiting({
      openReview: ({ reviewId }) => (reviews.push(reviewId), Promise.resolve()),
    });
    const { flow: waits } = await flow.submit(askForReview);
    expect(waits.step).toMatchObject({ waitingFor: 'staff', actions: ['cancel'] });
    await flow.handle.signal('verifyManually', { reviewId: reviews[0] ?? '' });
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
    await flow.submit(confirm);
    expect((await flow.result()).result).toMatchObject({ account: { level: 2 } });
    await flow.record('post-papers-staff');
  });

  test('that staff reject wait for the Post as before', async () => {
    const reviews: string[] = [];
    let account = unchecked;
    const flow = await waiting({
      openReview: ({ reviewId }) => (reviews.push(reviewId), Promise.resolve()),
      takeDecision: () => Promise.resolve({ decision: 'rejected' }),
      readPostPapers: () => Promise.resolve(account),
    });
    await flow.submit(askForReview);
    await flow.handle.signal('verifyManually', { reviewId: reviews[0] ?? '' });
    const at = await flow.seen(
      'the rejection',
      ({ problem }) => problem?.code === 'ReviewRejected',
    );
    expect(at.step).toMatchObject({ waitingFor: 'post', actions: ['cancel'] });
    account = postAccount;
    await flow.handle.signal('postVerified', { eventId: 'e1' });
    await flow.seen('the data', ({ step }) => step?.name === 'confirm');
  });
});

test('a flow that waits for papers may wait as long as at a counter', async () => {
  const flow = await waiting();
  const { expiresAt } = await flow.now();
  expect(Date.parse(expiresAt) - Date.now()).toBeGreaterThan(settings.reviewDeadlineMs - 60_000);
});

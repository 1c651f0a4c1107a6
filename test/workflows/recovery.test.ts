import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { SavedFlow } from '../../src/db/flows/flows.ts';
import { firstOf } from './support/first.ts';
import { rightCode } from './support/stubs.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import type { ToldFlow } from './support/told-flow.ts';

const forgotten = { kind: 'recovery', method: 'password' } as const;
const atCounter = { kind: 'recovery', method: 'counter' } as const;
const password = { step: 'password', data: { salt: 's', mac: 'm' } } as const;
const code = (codeMac: string) => ({ step: 'otp', data: { codeMac } }) as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** The end of a flow, and the code that it was refused with, if it was. */
async function endOf(flow: ToldFlow) {
  const { status } = await flow.result();
  return [status, flow.saved.at(-1)?.record.problem?.code];
}

describe('a forgotten password', () => {
  const nobody = () => Promise.resolve({ target: null, elsewhere: null });

  test('is set anew after the code of the registered phone', async () => {
    const flow = stage.tell(forgotten);
    const { flow: begun } = await flow.start(firstOf(forgotten));
    expect(begun.step?.otp).toMatchObject({ sentTo: '+84 *** *** ***', delivery: 'pending' });
    expect((await flow.submit(code('wrong'))).refusal?.code).toBe('OtpWrong');
    expect((await flow.submit(code(rightCode))).flow.step?.name).toBe('password');
    expect(await flow.submit(password)).toMatchObject({
      flow: { status: 'completed', result: { account: { id: 'account-1' } } },
    });
    expect(flow.saved.map(({ event }) => event)).toEqual([
      'otp.sent',
      'refused.OtpWrong',
      'otp.verified',
      'password.reset',
    ]);
    await flow.record('password-recovered');
  });

  /** What a flow writes on its way, but for what differs of any two flows. */
  async function walked(activities: Partial<Activities>, typed: string): Promise<string[]> {
    const short = { otp: { ...settings.otp, resendAfterMs: 0 } };
    const flow = stage.tell(forgotten, { activities, settings: short });
    await flow.start(firstOf(forgotten));
    await flow.submit(code(typed));
    await flow.submit({ step: 'resendOtp', data: null });
    await flow.submit(code(typed));
    await flow.submit({ step: 'cancel', data: null });
    const { id } = await flow.now();
    return flow.saved.map((saved) => written(saved).replaceAll(id, 'id'));
  }
  const written = (saved: SavedFlow) =>
    JSON.stringify(saved).replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');

  test('of nobody, and of one who is recovered elsewhere, goes the very same way', async () => {
    const ofSomebody = await walked({}, 'wrong');
    expect(ofSomebody).toHaveLength(5);
    expect(await walked({ findRecoverable: nobody }, rightCode)).toEqual(ofSomebody);
    const elsewhere = () => Promise.resolve({ target: null, elsewhere: 'account-3' });
    expect(await walked({ findRecoverable: elsewhere }, rightCode)).toEqual(ofSomebody);
  });

  test('is answered while the message is not sent, and says nothing of that', async () => {
    let tries = 0;
    const flow = stage.tell(forgotten, {
      activities: {
        sendRecoveryCode: () => {
          tries += 1;
          return Promise.reject(new Error('the SMS centre is down'));
        },
      },
    });
    const { flow: begun, refusal } = await flow.start(firstOf(forgotten));
    expect([begun.step?.name, begun.step?.waitingFor, refusal]).toEqual(['otp', 'citizen', null]);
    await flow.until('another try', () => Promise.resolve(tries > 1), true);
    expect((await flow.now()).problem).toBeNull();
    expect((await flow.submit(code(rightCode))).flow.step?.name).toBe('password');
  });

  test.each([
    ['readRecovered', () => Promise.resolve({ recovered: null })],
    ['resetPassword', () => Promise.resolve({ outcome: 'gone' })],
  ] as const)('ends where the account is gone by the time of %s', async (name, answer) => {
    const flow = stage.tell(forgotten, { activities: { [name]: answer } });
    await flow.start(firstOf(forgotten));
    const { flow: now } = await flow.submit(code(rightCode));
    if (now.status === 'open') await flow.submit(password);
    expect(await endOf(flow)).toEqual(['refused', 'AccountGone']);
  });
});

describe('a recovery at a counter', () => {
  type Told = Parameters<Stage['tell']>[1] & object;

  /** A flow that stands at the counter, and the review that it waits for. */
  async function waiting({ activities, ...told }: Told = {}) {
    const reviews: Parameters<Activities['openReview']>[0][] = [];
    const opening: Partial<Activities> = {
      openReview: (review) => (reviews.push(review), Promise.resolve()),
    };
    const flow = stage.tell(atCounter, { ...told, activities: { ...opening, ...activities } });
    await flow.start(firstOf(atCounter));
    const { flow: at } = await flow.submit(code(rightCode));
    const [review] = reviews;
    if (!review) throw new Error('no review was asked for');
    const decide = () => flow.handle.signal('verifyManually', { reviewId: review.reviewId });
    return { flow, at, review, decide };
  }
  const short = { recovery: { waitMs: 50 } };

  test('waits for two people, for the contacts of the account, and for a password', async () => {
    const { flow, at, review, decide } = await waiting({ settings: short });
    expect(at.step).toMatchObject({
      name: 'counter',
      waitingFor: 'staff',
      actions: ['cancel'],
      review: { reference: at.reference },
    });
    expect(review).toMatchObject({ level: 3, claim: { shown: { account: 'account-1' } } });
    await decide();
    const { expiresAt } = await flow.seen('the password', ({ step }) => step?.name === 'password');
    expect(Date.parse(expiresAt)).toBeGreaterThan(Date.now() + settings.reviewDeadlineMs - 60_000);
    expect((await flow.submit(password)).flow.status).toBe('completed');
    expect(flow.saved.slice(-4).map(({ event }) => event)).toEqual([
      'otp.verified',
      'recovery.approved',
      'password.awaited',
      'account.recovered',
    ]);
    await flow.record('recovered-at-counter');
  });

  test('takes nothing while its contacts can take it back', async () => {
    const { flow, decide } = await waiting();
    await decide();
    const at = await flow.seen('the wait', ({ step }) => step?.name === 'waiting_period');
    expect(at.step?.actions).toEqual(['cancel']);
    expect(await flow.rejection(password)).toBe('StepNotOpen');
    await flow.submit({ step: 'cancel', data: null });
  });

  test('is announced once more with the row that a restore has lost', async () => {
    let announced = 0;
    const announceRecovery: Activities['announceRecovery'] = () => {
      announced += 1;
      return Promise.resolve({ outcome: 'done' });
    };
    const { flow, decide } = await waiting({ activities: { announceRecovery } });
    await decide();
    await flow.seen('the wait', ({ step }) => step?.name === 'waiting_period');
    await flow.handle.signal('writeAgain', { sequence: 50 });
    await flow.seen('the row to be passed', ({ sequence }) => sequence === 51);
    expect(announced).toBe(2);
    await flow.submit({ step: 'cancel', data: null });
  });

  test.each<[string, Partial<Activities>]>([
    ['RecoveryRejected', { takeDecision: () => Promise.resolve({ decision: 'rejected' }) }],
    [
      'RecoveryRejected',
      {
        findAtCounter: () =>
          Promise.resolve({
            account: null,
            document: { kind: 'personal_id_number', number: '001090012345' },
            findings: ['account_unknown'],
          }),
      },
    ],
    ['AccountGone', { announceRecovery: () => Promise.resolve({ outcome: 'gone' }) }],
    ['RecoveryTakenBack', { readTakenBack: () => Promise.resolve({ takenBack: true }) }],
  ])('ends with %s', async (problem, activities) => {
    const { flow, decide } = await waiting({ settings: short, activities });
    await decide();
    expect(await endOf(flow)).toEqual(['refused', problem]);
  });

  test.each([
    ['gone', 'AccountGone'],
    ['taken_back', 'RecoveryTakenBack'],
    ['phone_taken', 'PhoneOfTooManyAccounts'],
  ] as const)('that is %s when the password comes ends with %s', async (outcome, problem) => {
    const activities = { recoverAtCounter: () => Promise.resolve({ outcome }) };
    const { flow, decide } = await waiting({ settings: short, activities });
    await decide();
    await flow.seen('the password', ({ step }) => step?.name === 'password');
    await flow.submit(password);
    expect(await endOf(flow)).toEqual(['refused', problem]);
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { OpenReview } from '../../src/activities/review/review-activities.ts';
import type { DisputeWish } from '../../src/domain/dispute/complaint.ts';
import { disputed, file, stated } from './support/dispute-stubs.ts';
import { simHolder } from './support/people.ts';
import { type Stage, openStage } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import type { Sent, ToldFlow } from './support/told-flow.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const name = { kind: 'dispute', method: 'identity' } as const;
const phone: Sent = { step: 'phone', data: { phone: simHolder.phone } };
const code: Sent = { step: 'otp', data: { codeMac: rightCode } };
const goOn: Sent = { step: 'evidence', data: {} };
const decisions = {
  approved: { decision: 'approved', isRegistered: true },
  rejected: { decision: 'rejected' },
} as const;

async function atCode(activities: Partial<Activities> = {}, wish: DisputeWish = 'free') {
  const flow = stage.tell(name, { activities });
  await flow.start({ step: 'what_happened', data: { reason: 'never_registered', wish } });
  await flow.submit(disputed);
  await flow.submit(phone);
  return flow;
}

async function atEvidence(activities: Partial<Activities> = {}, wish?: DisputeWish) {
  const flow = await atCode(activities, wish);
  await flow.submit(code);
  await flow.submit(stated);
  return flow;
}

/** Waits until two people are asked, and has them decide. */
async function decided(flow: ToldFlow, asked: OpenReview[], decision: keyof typeof decisions) {
  await flow.seen(
    'a review',
    ({ step }) => step?.name === 'decision' && step.waitingFor === 'staff',
  );
  flow.replace('takeDecision', () => Promise.resolve(decisions[decision]));
  await flow.handle.signal('verifyManually', { reviewId: asked.at(-1)?.reviewId });
  return flow.seen('the end', ({ status }) => status !== 'open');
}

/** A complaint that has come to its decision, and what staff are asked. */
async function atDecision(activities: Partial<Activities> = {}, wish?: DisputeWish) {
  const asked: OpenReview[] = [];
  const flow = await atEvidence(
    { openReview: (review) => (asked.push(review), Promise.resolve()), ...activities },
    wish,
  );
  await flow.submit(goOn);
  return { flow, asked };
}

test('goes step by step to its decision, and the number is free', async () => {
  const { flow, asked } = await atDecision();
  const { result } = await decided(flow, asked, 'approved');
  expect(result).toEqual({
    outcome: 'freed',
    nextActions: [expect.objectContaining({ action: 'chooseMethod' })],
  });
  const points = flow.saved.map(({ record: { step, status } }) => step?.name ?? status);
  expect(points).toEqual([
    'disputed_number',
    'phone',
    'otp',
    'statement',
    'evidence',
    'hearing',
    'completed',
  ]);
  await flow.record('dispute-freed');
});

test('or the account is handed over, with the way to a password', async () => {
  const { flow, asked } = await atDecision({}, 'hand_over');
  expect((await decided(flow, asked, 'approved')).result).toEqual({
    outcome: 'handed_over',
    account: { id: 'account-1', level: 2, subjectType: 'citizen' },
    nextActions: [expect.objectContaining({ action: 'recoverPassword' })],
  });
});

test('four eyes see all that is claimed, and that the other party has said', async () => {
  const objection = { statement: 'Số này là của tôi từ năm 2010.', at: '2026-11-26T08:00:00.000Z' };
  const heard = { accountId: 'account-1', objection, findings: ['objected'] };
  const { flow, asked } = await atDecision({ concludeHearing: () => Promise.resolve(heard) });
  await flow.seen('a review', ({ step }) => step?.name === 'decision');
  expect(asked).toMatchObject([
    {
      level: 3,
      findings: ['objected'],
      claim: {
        shown: {
          wish: 'free',
          reason: 'never_registered',
          ...stated.data,
          evidence: [file],
          objection,
          heard: 'account-1',
        },
      },
    },
  ]);
});

test.each([
  ['own_account', 'DisputeOfOwnAccount'],
  ['phone_full', 'DisputePhoneFull'],
] as const)(
  'ends once the phone is proven where it is %s, and not before',
  async (outcome, refused) => {
    const flow = await atCode({ checkComplainant: () => Promise.resolve({ outcome }) });
    expect((await flow.now()).problem).toBeNull();
    const { flow: record, refusal } = await flow.submit(code);
    expect(refusal?.code).toBe(refused);
    expect(record.status).toBe('refused');
  },
);

test('goes on with no file neither at once nor when the last one is deleted meanwhile', async () => {
  const flow = await atEvidence({ readHearingEnd: () => Promise.resolve(null) });
  expect((await flow.submit(goOn)).refusal?.code).toBe('EvidenceMissing');
  flow.replace('readHearingEnd', () =>
    Promise.resolve({ until: new Date(Date.now() + 60_000).toISOString() }),
  );
  flow.replace('openHearing', () => Promise.resolve(null));
  const { flow: record, refusal } = await flow.submit(goOn);
  expect(refusal?.code).toBe('EvidenceMissing');
  expect(record.step).toMatchObject({ name: 'evidence', actions: ['submit', 'cancel'] });
});

test('while the other party is heard nothing can be done but cancel', async () => {
  const until = new Date(Date.now() + 600_000).toISOString();
  const flow = await atEvidence({ readHearingEnd: () => Promise.resolve({ until }) });
  const { flow: record } = await flow.submit(goOn);
  expect(record.step).toMatchObject({
    name: 'hearing',
    waitingFor: 'other_party',
    until,
    actions: ['cancel'],
  });
  expect(Date.parse(record.expiresAt)).toBeGreaterThan(Date.parse(until));
  expect((await flow.submit({ step: 'cancel', data: null })).flow.status).toBe('cancelled');
});

test('a rejection ends it, and the account that was heard is told', async () => {
  const told: string[] = [];
  const tellRejected = ({ accountId }: { accountId: string }) => (
    told.push(accountId),
    Promise.resolve()
  );
  const { flow, asked } = await atDecision({ tellRejected });
  expect((await decided(flow, asked, 'rejected')).problem?.code).toBe('DisputeRejected');
  expect(told).toEqual(['account-1']);
});

test.each([
  [
    'there was no account to be heard',
    {
      concludeHearing: () =>
        Promise.resolve({ accountId: null, objection: null, findings: ['noAccount'] }),
    },
    'DisputeOutdated',
  ],
  [
    'another account holds the number by now',
    { settleDispute: () => Promise.resolve({ outcome: 'outdated' }) },
    'DisputeOutdated',
  ],
  [
    'the phone has its three accounts by now',
    { settleDispute: () => Promise.resolve({ outcome: 'phone_full' }) },
    'DisputePhoneFull',
  ],
] satisfies [string, Partial<Activities>, string][])(
  'an approval does nothing where %s',
  async (_what, activities, refused) => {
    const { flow, asked } = await atDecision(activities);
    const { status, problem } = await decided(flow, asked, 'approved');
    expect([status, problem?.code]).toEqual(['refused', refused]);
  },
);

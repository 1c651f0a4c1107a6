import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FlowName, RegistrationMethod } from '../../src/domain/flows/flows.ts';
import { citizen, consenting, insured, simHolder } from './support/people.ts';
import { signed } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import type { Sent, ToldFlow } from './support/told-flow.ts';

const registrationBy = (method: RegistrationMethod) => ({ kind: 'registration', method }) as const;
const otp: Sent = { step: 'otp', data: { codeMac: rightCode } };
const password: Sent = { step: 'password', data: { salt: 's', mac: 'm' } };
const confirm: Sent = { step: 'confirm', data: {} };

/** The way of each method that succeeds: what is submitted at each step, or told by a signal. */
type Way = { name: FlowName; first: Sent; then: (Sent | 'simSigned')[]; level: number; as: string };
const ways: Way[] = [
  {
    name: registrationBy('mobile_subscriber'),
    first: { step: 'details', data: citizen },
    then: [otp, password],
    level: 2,
    as: 'completed',
  },
  {
    name: registrationBy('social_insurance'),
    first: { step: 'details', data: insured },
    then: [otp, password],
    level: 2,
    as: 'social-insurance-completed',
  },
  {
    name: registrationBy('sim_signature'),
    first: { step: 'details', data: simHolder },
    then: ['simSigned', confirm],
    level: 3,
    as: 'sim-completed',
  },
  {
    name: registrationBy('usb_signature'),
    first: { step: 'details', data: consenting },
    then: [signed, confirm],
    level: 3,
    as: 'usb-completed',
  },
  {
    name: registrationBy('vietnam_post'),
    first: { step: 'details', data: consenting },
    then: [{ step: 'vietnam_post', data: { code: 'c', state: 's' } }, confirm],
    level: 3,
    as: 'post-completed',
  },
];
/** Every step at which a flow waits for somebody: how many of the way's steps lie behind it. */
const places = ways.flatMap(({ then, ...way }) =>
  then.map((_, at) => ({ ...way, then: then.slice(0, at), at: at + 1 })),
);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

async function goOn(flow: ToldFlow, step: Sent | 'simSigned'): Promise<void> {
  if (step !== 'simSigned') {
    expect((await flow.submit(step)).refusal).toBeNull();
    return;
  }
  await flow.handle.signal('simSigned', { eventId: 'e1', transactionId: 't1' });
  await flow.seen('the signature', ({ step: open }) => open?.name === 'confirm');
}

describe.each(ways)('registration by $name.method', ({ name, first, then, level, as }) => {
  test('ends with an account of its level, each step an audit event of its actor', async () => {
    const flow = stage.tell(name);
    expect((await flow.start(first)).refusal).toBeNull();
    for (const step of then) await goOn(flow, step);
    const { status, result } = await flow.result();
    expect(status).toBe('completed');
    expect(result).toMatchObject({ account: { level, subjectType: 'citizen' } });
    expect(flow.saved.at(-1)).toMatchObject({ event: 'account.created', actor: 'citizen' });
    // One write a waiting point: what an activity has written is not written again.
    const sequences = flow.saved.map(({ record }) => record.sequence);
    expect(sequences).toEqual(sequences.map((_, at) => at + 1));
    await flow.record(as);
  });

  test.each([
    ['AccountAlreadyExists', 'AccountAlreadyExists'],
    ['PostAccountLinked', 'PostAccountLinked'],
  ] as const)('makes none when another was first (%s)', async (_, code) => {
    const createAccount = () => Promise.resolve({ created: false, code } as const);
    const flow = stage.tell(name, { activities: { createAccount } });
    await flow.start(first);
    for (const step of then.slice(0, -1)) await goOn(flow, step);
    const last = then.at(-1);
    if (last === undefined || last === 'simSigned') throw new Error('a way ends with the citizen');
    expect((await flow.submit(last)).refusal?.code).toBe(code);
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
  });
});

describe.each(places)('at step $at of $name.method', ({ name, first, then }) => {
  const there = async () => {
    const flow = stage.tell(name);
    await flow.start(first);
    for (const step of then) await goOn(flow, step);
    return flow;
  };

  test('the citizen cancels, and the flow takes no more', async () => {
    const flow = await there();
    const { flow: ended } = await flow.submit({ step: 'cancel', data: null });
    expect(ended).toMatchObject({ status: 'cancelled', step: null });
    expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.cancelled', actor: 'citizen' });
    expect(await flow.result()).toEqual({ status: 'cancelled', result: null });
  });

  test('staff cancel, by the signal', async () => {
    const flow = await there();
    await flow.handle.signal('cancel', { reason: 'asked at the counter' });
    expect(await flow.result()).toEqual({ status: 'cancelled', result: null });
    expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.cancelled', actor: 'staff' });
  });

  test('an operator cancels, by Temporal', async () => {
    const flow = await there();
    await flow.handle.cancel();
    expect(await flow.result()).toEqual({ status: 'cancelled', result: null });
  });

  test('a step that is not open, and an action that is not allowed, are rejected', async () => {
    const flow = await there();
    const { step } = await flow.now();
    const isThere = (sent: Sent) => sent.step === step?.name;
    const others = [otp, password, confirm].filter((sent) => !isThere(sent));
    for (const sent of others) expect(await flow.rejection(sent)).toBe('StepNotOpen');
    expect(await flow.rejection({ step: 'askForReview', data: null })).toBe('ActionNotAllowed');
  });

  test('signals that are not meant for it change nothing, however often they come', async () => {
    const flow = await there();
    const before = await flow.now();
    const another = { eventId: 'e9', transactionId: 'another' };
    await flow.handle.signal('verifyManually', { reviewId: 'none' });
    await flow.handle.signal('simSigned', another);
    await flow.handle.signal('simSigned', another);
    await flow.handle.signal('postVerified', { eventId: 'e9' });
    expect(await flow.now()).toEqual(before);
  });
});

test('the deadline ends a flow at each step', async () => {
  const short = { deadlineMs: 3_000, reviewDeadlineMs: 3_000 };
  const ends = await Promise.all(
    places.map(async ({ name, first, then }) => {
      const flow = stage.tell(name, { settings: short });
      await flow.start(first);
      for (const step of then) await goOn(flow, step);
      return { result: await flow.result(), last: flow.saved.at(-1) };
    }),
  );
  expect(ends).toHaveLength(places.length);
  for (const { result, last } of ends) {
    expect(result).toEqual({ status: 'expired', result: null });
    expect(last).toMatchObject({ event: 'flow.expired', actor: 'system' });
  }
});

test('a flow takes so many submissions in all, and can still be cancelled', async () => {
  const flow = stage.tell(registrationBy('mobile_subscriber'), { settings: { submissions: 2 } });
  await flow.start({ step: 'details', data: citizen });
  const wrong: Sent = { step: 'otp', data: { codeMac: 'wrong' } };
  expect((await flow.submit(wrong)).refusal?.code).toBe('OtpWrong');
  expect(await flow.rejection(otp)).toBe('TooManySubmissions');
  expect((await flow.submit({ step: 'cancel', data: null })).flow.status).toBe('cancelled');
  await flow.result();
  await flow.record('cancelled');
});

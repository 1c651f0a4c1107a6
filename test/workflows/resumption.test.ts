import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import { firstOf } from './support/first.ts';
import { rightCode } from './support/stubs.ts';
import { type Stage, openStage, settings } from './support/stage.ts';

const resumption = { kind: 'recovery', method: 'resumption' } as const;
const code = (codeMac: string) => ({ step: 'otp', data: { codeMac } }) as const;
const resendOtp = { step: 'resendOtp', data: null } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test('a flow is taken up after the code of its phone', async () => {
  const sent: Parameters<Activities['sendRecoveryCode']>[0][] = [];
  const sendRecoveryCode = (message: (typeof sent)[number]) => {
    sent.push(message);
    return Promise.resolve();
  };
  const flow = stage.tell(resumption, { activities: { sendRecoveryCode } });
  const { flow: begun } = await flow.start(firstOf(resumption));
  expect(begun.step).toMatchObject({
    name: 'otp',
    otp: { sentTo: '+84 *** *** ***', delivery: 'pending', attemptsLeft: 5 },
  });
  expect((await flow.submit(code('wrong'))).refusal?.code).toBe('OtpWrong');
  const { flow: done } = await flow.submit(code(rightCode));
  const { status, result } = done;
  const takenUp = { id: 'flow-1', reference: 'DD-7K3F-92QX', kind: 'dispute', method: 'identity' };
  expect({ status, result }).toEqual({ status: 'completed', result: { flow: takenUp } });
  expect(flow.saved.map(({ event }) => event)).toEqual([
    'otp.sent',
    'refused.OtpWrong',
    'flow.resumed',
  ]);
  await flow.until('the message', () => Promise.resolve(sent.length), 1);
  expect(sent).toEqual([
    expect.objectContaining({
      reference: takenUp.reference,
      proof: expect.objectContaining({ purpose: 'resumption' }),
    }),
  ]);
  await flow.record('flow-resumed');
});

test('a reference of nothing that can be taken up goes the very same way', async () => {
  const walked = async (activities: Partial<Activities>, typed: string) => {
    const short = { otp: { ...settings.otp, resendAfterMs: 0 } };
    const flow = stage.tell(resumption, { activities, settings: short });
    await flow.start(firstOf(resumption));
    await flow.submit(code(typed));
    await flow.submit(resendOtp);
    await flow.submit(code(typed));
    await flow.submit({ step: 'cancel', data: null });
    const { id } = await flow.now();
    return flow.saved.map((saved) =>
      JSON.stringify(saved)
        .replaceAll(id, 'id')
        .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time'),
    );
  };
  const ofSomebody = await walked({}, 'wrong');
  expect(ofSomebody).toHaveLength(5);
  const nothing = () => Promise.resolve({ target: null });
  expect(await walked({ findResumable: nothing }, rightCode)).toEqual(ofSomebody);
});

test('a code that is right by chance opens nothing where there is nothing to open', async () => {
  let isTakenUp = false;
  const flow = stage.tell(resumption, {
    activities: {
      findResumable: () => Promise.resolve({ target: null }),
      verifyRecoveryCode: () => Promise.resolve({ outcome: 'right' }),
      takeUp: () => Promise.resolve({ taken: (isTakenUp = true) }),
    },
  });
  await flow.start(firstOf(resumption));
  const { refusal, flow: now } = await flow.submit(code(rightCode));
  expect([refusal?.code, now.status, isTakenUp]).toEqual(['OtpWrong', 'open', false]);
  await flow.submit({ step: 'cancel', data: null });
});

test('a flow that has ended meanwhile is told to whoever has typed its code', async () => {
  const flow = stage.tell(resumption, {
    activities: { takeUp: () => Promise.resolve({ taken: false }) },
  });
  await flow.start(firstOf(resumption));
  const { refusal, flow: ended } = await flow.submit(code(rightCode));
  expect([refusal?.code, ended.status, ended.result]).toEqual([
    'FlowEndedMeanwhile',
    'refused',
    null,
  ]);
});

test('a code whose tries are used up ends it, where no other one can be sent', async () => {
  const activities: Partial<Activities> = {
    verifyRecoveryCode: () => Promise.resolve({ outcome: 'exhausted' }),
  };
  const otp = { ...settings.otp, resends: 0 };
  const flow = stage.tell(resumption, { activities, settings: { otp } });
  await flow.start(firstOf(resumption));
  expect((await flow.submit(code('wrong'))).flow).toMatchObject({
    status: 'refused',
    problem: { code: 'OtpExhausted' },
  });
});

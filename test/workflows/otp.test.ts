import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { OtpVerdict } from '../../src/activities/otp/otp-activities.ts';
import { citizen } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';

const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const details = { step: 'details', data: citizen } as const;
const code = (codeMac: string) => ({ step: 'otp', data: { codeMac } }) as const;
const resendOtp = { step: 'resendOtp', data: null } as const;
const noPause = { otp: { ...settings.otp, resendAfterMs: 0 } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A flow at its OTP, where the verdict on each code is the test's. */
async function atOtp(verdict: OtpVerdict, changed: object = noPause) {
  const verifyOtp = () => Promise.resolve(verdict);
  const flow = stage.tell(name, { activities: { verifyOtp }, settings: changed });
  await flow.start(details);
  return flow;
}

describe('a code', () => {
  test.each([
    [{ outcome: 'wrong', attemptsLeft: 4 }, 'OtpWrong', 4],
    [{ outcome: 'superseded', attemptsLeft: 3 }, 'OtpSuperseded', 3],
    [{ outcome: 'expired' }, 'OtpExpired', 0],
    [{ outcome: 'exhausted' }, 'OtpExhausted', 0],
  ] as const)(
    'of the verdict %j is refused, and what can still be done is offered',
    async (verdict, refused, attemptsLeft) => {
      const flow = await atOtp(verdict);
      const { flow: after, refusal } = await flow.submit(code('typed'));
      expect(refusal?.code).toBe(refused);
      const actions = [...(attemptsLeft > 0 ? ['submit'] : []), 'resendOtp', 'cancel'];
      expect(after).toMatchObject({
        status: 'open',
        problem: { code: refused },
        step: { name: 'otp', actions, otp: { attemptsLeft } },
      });
    },
  );

  test('past the limit of the day waits for it to be over, and offers nothing meanwhile', async () => {
    const until = new Date(Date.now() + 1_500).toISOString();
    const flow = await atOtp({ outcome: 'daily_limit', until });
    const { refusal, flow: waits } = await flow.submit(code('typed'));
    expect(refusal).toEqual({ code: 'OtpDailyLimit', retryAt: until });
    expect(waits.step).toMatchObject({ name: 'otp', actions: ['cancel'], until });
    const after = await flow.seen('the limit over', ({ problem }) => problem === null);
    expect(after.step?.actions).toEqual(['submit', 'resendOtp', 'cancel']);
  });

  test('past the limit of the day ends a flow that ends before it', async () => {
    const flow = await atOtp({ outcome: 'daily_limit', until: '2130-01-01T00:00:00.000Z' });
    expect((await flow.submit(code('typed'))).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'OtpDailyLimit' },
    });
  });

  test.each([
    ['expired', 'OtpExpired'],
    ['exhausted', 'OtpExhausted'],
  ] as const)('that is %s ends the flow once none can be sent again', async (outcome, refused) => {
    const flow = await atOtp({ outcome }, { otp: { ...settings.otp, resends: 0 } });
    const { flow: ended, refusal } = await flow.submit(code('typed'));
    expect(refusal?.code).toBe(refused);
    expect(ended).toMatchObject({ status: 'refused', step: null, problem: { code: refused } });
  });
});

describe('another message', () => {
  test('may be asked for, so often and no more', async () => {
    const numbers: number[] = [];
    const flow = stage.tell(name, {
      activities: {
        sendOtp: ({ number }) => (numbers.push(number), Promise.resolve({ sent: true })),
      },
      settings: { otp: { ...noPause.otp, resends: 2 } },
    });
    await flow.start(details);
    const { flow: at } = await flow.submit(resendOtp);
    expect(at.step?.actions).toEqual(['submit', 'resendOtp', 'cancel']);
    const { refusal, flow: last } = await flow.submit(resendOtp);
    expect(refusal).toBeNull();
    expect(last.step?.actions).toEqual(['submit', 'cancel']);
    expect(await flow.rejection(resendOtp)).toBe('OtpResendLimit');
    expect(numbers).toEqual([1, 2, 3]);
  });

  test('is not sent too soon, not by the signal of staff either', async () => {
    const flow = await atOtp({ outcome: 'right' }, {});
    const { refusal, flow: at } = await flow.submit(resendOtp);
    expect(refusal).toEqual({ code: 'OtpResendTooSoon', retryAt: at.step?.otp?.resendAfter });
    const { sequence } = await flow.now();
    await flow.handle.signal('resendOtp');
    const after = await flow.seen('the signal heard', (now) => now.sequence > sequence);
    expect(after.problem?.code).toBe('OtpResendTooSoon');
    expect(flow.saved.at(-1)).toMatchObject({ actor: 'staff', event: 'refused.OtpResendTooSoon' });
  });

  test('is sent by the signal of staff within the limits', async () => {
    const flow = await atOtp({ outcome: 'right' });
    await flow.handle.signal('resendOtp');
    await flow.seen('another message', () => flow.saved.at(-1)?.actor === 'staff');
    expect(flow.saved.at(-1)).toMatchObject({ event: 'otp.sent', record: { problem: null } });
  });

  test('is asked for by the click of the citizen, and by staff without one', async () => {
    const asked: [boolean, boolean][] = [];
    const flow = stage.tell(name, {
      activities: {
        sendOtp: ({ isAskedFor, click }) => (
          asked.push([isAskedFor, click !== null]),
          Promise.resolve({ sent: true })
        ),
      },
      settings: noPause,
    });
    await flow.start(details);
    await flow.submit(resendOtp);
    await flow.handle.signal('resendOtp');
    await flow.until('another message', () => Promise.resolve(asked.length), 3);
    expect(asked).toEqual([
      [false, true],
      [true, true],
      [true, false],
    ]);
  });

  test('that is held at night comes in the morning, or when the citizen asks for it', async () => {
    const morning = new Date(Date.now() + 1_500).toISOString();
    let isNight = true;
    const held = { sent: false, code: 'MessagesAtNight', until: morning } as const;
    const activities: Partial<Activities> = {
      sendOtp: ({ click, isAskedFor }) =>
        Promise.resolve(isNight && !(click !== null && isAskedFor) ? held : { sent: true }),
    };
    const [sleeps, wakes] = [
      stage.tell(name, { activities, settings: noPause }),
      stage.tell(name, { activities, settings: noPause }),
    ];
    const { refusal, flow: at } = await sleeps.start(details);
    expect(refusal).toBeNull();
    expect(at.problem).toEqual({ code: 'MessagesAtNight', retryAt: morning });
    expect(at.step?.actions).toEqual(['resendOtp', 'cancel']);
    await wakes.start(details);
    const { flow: awake } = await wakes.submit(resendOtp);
    expect([awake.problem, awake.step?.actions]).toEqual([null, ['submit', 'resendOtp', 'cancel']]);
    isNight = false;
    await sleeps.seen('the morning', ({ problem }) => problem === null);
  });

  test('of a second flow waits until it is asked for', async () => {
    const until = new Date(Date.now() - 1).toISOString();
    const flow = stage.tell(name, {
      activities: {
        sendOtp: ({ isAskedFor }) =>
          Promise.resolve(
            isAskedFor ? { sent: true } : { sent: false, code: 'OtpSentElsewhere', until },
          ),
      },
      settings: noPause,
    });
    expect((await flow.start(details)).refusal?.code).toBe('OtpSentElsewhere');
    const { flow: at } = await flow.submit(resendOtp);
    expect(at).toMatchObject({
      problem: null,
      step: { actions: ['submit', 'resendOtp', 'cancel'] },
    });
  });

  test('waits where the number has had too many: before the first, nothing can be typed', async () => {
    const limitedUntil = new Date(Date.now() + 60_000).toISOString();
    let isLimited = true;
    const flow = stage.tell(name, {
      activities: {
        sendOtp: () =>
          Promise.resolve(
            isLimited ? { sent: false, code: 'MessageLimit', until: limitedUntil } : { sent: true },
          ),
      },
      settings: noPause,
    });
    const { flow: at, refusal } = await flow.start(details);
    expect(refusal).toEqual({ code: 'MessageLimit', retryAt: limitedUntil });
    expect(at.step?.actions).toEqual(['resendOtp', 'cancel']);
    expect(await flow.rejection(code(rightCode))).toBe('StepNotOpen');
    isLimited = false;
    await flow.handle.signal('resendOtp');
    expect((await flow.submit(resendOtp)).refusal?.code).toBe('OtpResendTooSoon');
  });

  test('of a centre that is down keeps the flow waiting, and its times count from the sending', async () => {
    let isDown = true;
    const flow = stage.tell(name);
    flow.spoil('sendOtp', () => isDown);
    const { refusal, flow: waits } = await flow.start(details);
    expect(refusal?.code).toBe('SmsUnavailable');
    expect(waits.step).toMatchObject({ name: 'otp', waitingFor: 'sms', actions: ['cancel'] });
    expect(await flow.rejection(code(rightCode))).toBe('StepNotOpen');
    isDown = false;
    const open = await flow.seen('the code sent', ({ step }) => step?.waitingFor === 'citizen');
    expect(open.problem).toBeNull();
    expect((await flow.submit(code(rightCode))).flow.step?.name).toBe('password');
    await flow.record('sms-down');
  });
});

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { LoginMethod } from '../../src/domain/flows/flows.ts';
import { simHolder } from './support/people.ts';
import { signed } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import { owner, postAccount, rightCode } from './support/stubs.ts';
import type { Sent, ToldFlow } from './support/told-flow.ts';

const loginBy = (method: LoginMethod) => ({ kind: 'login', method }) as const;
const credentials = (mac: string): Sent => ({
  step: 'credentials',
  data: { name: 'n', mac, network: 'w' },
});
const rightPassword = credentials(rightCode);
const otp = (codeMac: string): Sent => ({ step: 'otp', data: { codeMac } });
const appCode = (codeMac: string): Sent => ({
  step: 'authenticator_app',
  data: { kind: 'app', codeMac },
});
const begin: Sent = { step: 'begin', data: null };
const phone: Sent = { step: 'phone', data: { phone: simHolder.phone } };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Waits for the flow's end, and answers with what it came to. */
async function endOf(flow: ToldFlow) {
  const { status, result } = await flow.result();
  return { status, result, problem: flow.saved.at(-1)?.record.problem };
}

describe('by user name and password', () => {
  test('an OTP to the registered phone opens a session of level 2', async () => {
    const flow = stage.tell(loginBy('password'));
    const first = await flow.start(rightPassword);
    expect(first.flow.step).toMatchObject({ name: 'otp', otp: { sentTo: '+84 *** *** 501' } });
    const last = await flow.submit(otp(rightCode));
    expect(last.flow).toMatchObject({
      status: 'completed',
      result: { account: { id: owner.accountId, level: 2 }, session: { level: 2 } },
      handOver: { delivery: 'token', isNewDevice: true },
    });
    await flow.result();
    await flow.record('login-completed');
  });

  test('the session is no higher than the account', async () => {
    const flow = stage.tell(loginBy('password'));
    flow.replace('verifyPassword', () =>
      Promise.resolve({
        outcome: 'right' as const,
        owner: { ...owner, level: 1 as const },
        factor: { kind: 'otp' as const, phone: '+84981234501' },
      }),
    );
    await flow.start(rightPassword);
    await flow.submit(otp(rightCode));
    expect(await endOf(flow)).toMatchObject({ result: { session: { level: 1 } } });
  });

  test('a wrong one keeps the flow, and is told alike whatever is wrong', async () => {
    const flow = stage.tell(loginBy('password'));
    const wrong = await flow.start(credentials('wrong'));
    expect(wrong.refusal).toEqual({ code: 'CredentialsWrong' });
    expect(wrong.flow.step).toMatchObject({ name: 'credentials', actions: ['submit', 'cancel'] });
    expect((await flow.submit(rightPassword)).flow.step?.name).toBe('otp');
    await flow.submit(otp(rightCode));
    expect(await endOf(flow)).toMatchObject({ status: 'completed' });
  });

  test('while it is locked, the time is told when it is over', async () => {
    const until = '2026-11-26T08:01:00.000Z';
    const verifyPassword = () => Promise.resolve({ outcome: 'locked', until } as const);
    const flow = stage.tell(loginBy('password'), { activities: { verifyPassword } });
    const locked = await flow.start(rightPassword);
    expect(locked.refusal).toEqual({ code: 'PasswordTriesExceeded', retryAt: until });
    expect((await flow.submit({ step: 'cancel', data: null })).flow.status).toBe('cancelled');
  });

  test('after too many wrong codes the password is asked anew, and another message sent', async () => {
    const numbers: number[] = [];
    const flow = stage.tell(loginBy('password'), {
      activities: {
        sendOtp: ({ number, next }) => {
          numbers.push(number);
          flow.saved.push(next);
          return Promise.resolve({ sent: true });
        },
        signInByOtp: () => Promise.resolve({ outcome: 'exhausted' }),
      },
    });
    await flow.start(rightPassword);
    const exhausted = await flow.submit(otp('wrong'));
    expect(exhausted.refusal?.code).toBe('SecondFactorExhausted');
    expect(exhausted.flow.step?.name).toBe('credentials');
    expect((await flow.submit(rightPassword)).flow.step?.name).toBe('otp');
    expect(numbers).toEqual([1, 2]);
    await flow.submit({ step: 'cancel', data: null });
    await flow.result();
    await flow.record('login-otp-exhausted');
  });

  test('an account with an authenticator app is asked for its code, and says how it goes', async () => {
    const factor = { kind: 'authenticator_app', recoveryCodesLeft: 9 } as const;
    const flow = stage.tell(loginBy('password'), {
      activities: { verifyPassword: () => Promise.resolve({ outcome: 'right', owner, factor }) },
    });
    const first = await flow.start(rightPassword);
    expect(first.flow.steps).toEqual(['credentials', 'authenticator_app']);
    expect(first.flow.step).toMatchObject({
      name: 'authenticator_app',
      authenticatorApp: { attemptsLeft: 5, recoveryCodesLeft: 9 },
    });
    const wrong = await flow.submit(appCode('wrong'));
    expect(wrong.refusal).toEqual({ code: 'TotpWrong', attemptsLeft: 4 });
    await flow.submit(appCode(rightCode));
    expect(await endOf(flow)).toMatchObject({ status: 'completed' });
    await flow.record('login-app-completed');
  });

  test('five wrong codes of an app lead back to the password', async () => {
    const factor = { kind: 'authenticator_app', recoveryCodesLeft: 0 } as const;
    const flow = stage.tell(loginBy('password'), {
      activities: { verifyPassword: () => Promise.resolve({ outcome: 'right', owner, factor }) },
    });
    await flow.start(rightPassword);
    for (let left = 4; left > 0; left -= 1) {
      expect((await flow.submit(appCode('wrong'))).refusal?.attemptsLeft).toBe(left);
    }
    const last = await flow.submit(appCode('wrong'));
    expect(last.refusal?.code).toBe('SecondFactorExhausted');
    expect(last.flow.step?.name).toBe('credentials');
    await flow.submit({ step: 'cancel', data: null });
  });

  test.each([
    ['locked', 'MethodLocked'],
    ['session_ended', 'SignInAgain'],
  ] as const)(
    'a right code of an account that is %s by then signs nobody in',
    async (outcome, code) => {
      const flow = stage.tell(loginBy('password'), {
        activities: { signInByOtp: () => Promise.resolve({ outcome }) },
      });
      await flow.start(rightPassword);
      expect((await flow.submit(otp(rightCode))).refusal?.code).toBe(code);
      expect(await endOf(flow)).toMatchObject({ status: 'refused', problem: { code } });
    },
  );

  test('an account without a second factor is told so, once its password is right', async () => {
    const flow = stage.tell(loginBy('password'), {
      activities: {
        verifyPassword: () => Promise.resolve({ outcome: 'right', owner, factor: null }),
      },
    });
    expect((await flow.start(rightPassword)).refusal?.code).toBe('SecondFactorMissing');
    await flow.result();
  });
});

describe('by signature and by the Post', () => {
  test('a SIM signature opens a session of level 3', async () => {
    const flow = stage.tell(loginBy('sim_signature'));
    expect((await flow.start(phone)).flow.step?.name).toBe('sim_signature');
    await flow.handle.signal('simSigned', { eventId: 'e1', transactionId: 't1' });
    expect(await endOf(flow)).toMatchObject({
      status: 'completed',
      result: { session: { level: 3 } },
    });
    await flow.record('login-sim-completed');
  });

  test('a number without a signing SIM may be corrected', async () => {
    const flow = stage.tell(loginBy('sim_signature'));
    flow.replace('findSimCertificates', () =>
      Promise.resolve({ found: false, code: 'SimNoKey' } as const),
    );
    const refused = await flow.start(phone);
    expect(refused.refusal).toEqual({ code: 'SimNoKey', attemptsLeft: 3 });
    expect(refused.flow.step?.name).toBe('phone');
    await flow.submit({ step: 'cancel', data: null });
  });

  test('a USB signature opens a session of level 3', async () => {
    const flow = stage.tell(loginBy('usb_signature'));
    const first = await flow.start(begin);
    expect(first.flow.step).toMatchObject({
      name: 'usb_signature',
      challenge: { nonce: 'nonce-1' },
    });
    await flow.submit(signed);
    expect(await endOf(flow)).toMatchObject({ result: { session: { level: 3 } } });
    await flow.record('login-usb-completed');
  });

  test.each([
    [true, 3, 3],
    [true, 2, 2],
    [false, 3, 1],
  ] as const)(
    'the Post (papers checked: %s) opens one for an account of level %d at %d',
    async (papersChecked, level, opened) => {
      const flow = stage.tell(loginBy('vietnam_post'), {
        activities: {
          redeemPostCode: () =>
            Promise.resolve({ outcome: 'signed_in', account: { ...postAccount, papersChecked } }),
          findPostOwner: () => Promise.resolve({ owner: { ...owner, level } }),
        },
      });
      expect((await flow.start(begin)).flow.step?.name).toBe('vietnam_post');
      await flow.submit({ step: 'vietnam_post', data: { code: 'c', state: 's' } });
      expect(await endOf(flow)).toMatchObject({ result: { session: { level: opened } } });
    },
  );

  test('an identity without an account is told so, and registers nothing', async () => {
    const flow = stage.tell(loginBy('usb_signature'), {
      activities: { findCertificateOwner: () => Promise.resolve({ owner: null }) },
    });
    await flow.start(begin);
    expect((await flow.submit(signed)).refusal?.code).toBe('NoAccountYet');
    await flow.result();
    await flow.record('login-no-account');
  });

  test.each([
    [true, 'PostAccountNotLinked'],
    [false, 'NoAccountYet'],
  ] as const)('a Post account that is not linked (registered: %s)', async (isRegistered, code) => {
    const flow = stage.tell(loginBy('vietnam_post'), {
      activities: {
        redeemPostCode: () =>
          Promise.resolve({ outcome: 'signed_in', account: { ...postAccount, isRegistered } }),
        findPostOwner: () => Promise.resolve({ owner: null }),
      },
    });
    await flow.start(begin);
    const answer = await flow.submit({ step: 'vietnam_post', data: { code: 'c', state: 's' } });
    expect(answer.refusal?.code).toBe(code);
  });
});

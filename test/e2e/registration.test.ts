import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { flowOf, problemOf } from '../support/portal.ts';
import { password, registration, stepOf } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let citizens: ReturnType<typeof registration>;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '3' });
  citizens = registration(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

describe('a citizen with an own mobile subscription', () => {
  test('registers with details, OTP and password, and has an account of level 2', async () => {
    const { citizen, body } = await citizens.known();
    const started = await system.portal.start(body);
    expect(started.status).toBe(201);
    const flow = flowOf(started);
    expect(flow).toMatchObject({
      kind: 'registration',
      method: 'mobile_subscriber',
      status: 'open',
      steps: ['details', 'otp', 'password'],
      step: { name: 'otp', waitingFor: 'citizen', otp: { attemptsLeft: 5 } },
      problem: null,
    });
    expect(flow.reference).toMatch(/^DD-[0-9A-Z]{4}-[0-9A-Z]{4}$/);

    const code = await system.simulators.code(citizen.phone);
    const spaced = `${code.slice(0, 3)} ${code.slice(3)}`;
    const verified = flowOf(await system.portal.step(flow, 'otp', { code: spaced }));
    expect(verified.step?.name).toBe('password');

    const answer = await system.portal.step(flow, 'password', { password, repeated: password });
    const done = flowOf(answer);
    expect(answer.status).toBe(200);
    expect(done).toMatchObject({
      status: 'completed',
      step: null,
      result: { account: { level: 2, subjectType: 'citizen' } },
    });
    const read = flowOf(await system.portal.read(flow));
    expect(read.result).toEqual(done.result);
  });

  test('is told of the delivery of the message', async () => {
    const { flow } = await citizens.atOtp();
    await until('the delivery receipt', async () => {
      const now = flowOf(await system.portal.read(flow));
      return now.step?.otp?.delivery === 'delivered';
    });
  });

  test('types the code in full-width digits', async () => {
    const { flow, code } = await citizens.atOtp();
    const wide = code.replace(/\d/g, (digit) => String.fromCodePoint(digit.charCodeAt(0) + 0xfee0));
    const answer = await system.portal.step(flow, 'otp', { code: wide });
    expect(flowOf(answer).step?.name).toBe('password');
  });

  test('is told of the account that there is, with the three ways out of the guide', async () => {
    const { flow, body } = await citizens.atPassword();
    await system.portal.step(flow, 'password', { password, repeated: password });
    const again = await system.portal.start(body);
    expect(again.status).toBe(409);
    const problem = problemOf(again);
    expect(problem.code).toBe('AccountAlreadyExists');
    expect(problem.nextActions.map(({ action }) => action)).toEqual([
      'recoverPassword',
      'recoverAtCounter',
      'dispute',
    ]);
    expect(problem.flow).toMatchObject({ status: 'refused', step: null });
  });

  test('cancels, twice, and cannot go on', async () => {
    const { flow, code } = await citizens.atOtp();
    expect((await system.portal.cancel(flow)).status).toBe(204);
    expect((await system.portal.cancel(flow)).status).toBe(204);
    const late = await system.portal.step(flow, 'otp', { code });
    expect(late.status).toBe(410);
    expect(problemOf(late).code).toBe('FlowCancelled');
  });
});

describe('the OTP', () => {
  test('is refused five times, then only a new one counts', async () => {
    const { citizen, flow, code } = await citizens.atOtp();
    const wrong = code === '000000' ? '111111' : '000000';
    for (const left of [4, 3, 2, 1]) {
      const problem = problemOf(await system.portal.step(flow, 'otp', { code: wrong }));
      expect([problem.code, problem.flow?.step?.otp?.attemptsLeft]).toEqual(['OtpWrong', left]);
    }
    const fifth = problemOf(await system.portal.step(flow, 'otp', { code: wrong }));
    expect([fifth.code, fifth.flow?.step?.actions]).toEqual([
      'OtpExhausted',
      ['resendOtp', 'cancel'],
    ]);
    const right = problemOf(await system.portal.step(flow, 'otp', { code }));
    expect(right.code).toBe('StepNotOpen');
    const { resendAfter } = stepOf(flow).otp ?? { resendAfter: '' };
    await until('the time to re-send', () => Promise.resolve(Date.parse(resendAfter) < Date.now()));
    flowOf(await system.portal.act(flow, 'resendOtp'));
    const second = await system.simulators.code(citizen.phone, 2);
    expect(flowOf(await system.portal.step(flow, 'otp', { code: second })).step?.name).toBe(
      'password',
    );
  });

  test('of an earlier message is told from a wrong one', async () => {
    const { citizen, flow, code } = await citizens.atOtp();
    expect(problemOf(await system.portal.act(flow, 'resendOtp')).code).toBe('OtpResendTooSoon');
    await until(
      'a re-send',
      async () => (await system.portal.act(flow, 'resendOtp')).status === 200,
    );
    await system.simulators.code(citizen.phone, 2);
    const problem = problemOf(await system.portal.step(flow, 'otp', { code }));
    expect(problem.code).toBe('OtpSuperseded');
  });

  test('of another flow is wrong', async () => {
    const [mine, other] = [await citizens.atOtp(), await citizens.atOtp()];
    if (mine.code === other.code) return;
    const problem = problemOf(await system.portal.step(mine.flow, 'otp', { code: other.code }));
    expect(problem.code).toBe('OtpWrong');
  });
});

describe('the password', () => {
  test.each([
    ['PasswordsDiffer', { password, repeated: `${password}x` }, undefined],
    ['PasswordTooWeak', { password: 'matkhau', repeated: 'matkhau' }, 'PasswordTooShort'],
    ['PasswordTooWeak', { password: 'matkhau1!', repeated: 'matkhau1!' }, 'PasswordNoUpperCase'],
  ])('is refused as %s, and the flow stays', async (code, body, field) => {
    const { flow } = await citizens.atPassword();
    const answer = await system.portal.step(flow, 'password', body);
    expect(answer.status).toBe(422);
    const problem = problemOf(answer);
    expect(problem.code).toBe(code);
    if (field) expect(problem.errors?.map((error) => error.code)).toContain(field);
    expect(problem.flow?.step?.name).toBe('password');
  });

  test('must not contain the document number', async () => {
    const { flow, citizen } = await citizens.atPassword();
    const weak = `Aa!${citizen.documentNumber}`;
    const answer = await system.portal.step(flow, 'password', { password: weak, repeated: weak });
    const codes = problemOf(answer).errors?.map(({ code }) => code);
    expect(codes).toContain('PasswordContainsPersonalData');
  });
});

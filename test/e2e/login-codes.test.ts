import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { timeStepOf, totpCode } from '../../src/activities/sign-in/authenticator-app.ts';
import { addAuthenticatorApp } from '../../src/db/accounts/authenticator-apps.ts';
import { addRecoveryCodes } from '../../src/db/accounts/recovery-codes.ts';
import { logins, sessionOf } from '../support/login.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, stepOf } from '../support/registration.ts';
import { newRecoveryCodes } from '../support/second-factors.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

let system: System;
let citizens: ReturnType<typeof logins>;
beforeAll(async () => {
  system = await startSystem({ OTP_RESEND_AFTER_SECONDS: '1' });
  citizens = logins(system);
}, 60_000);
afterAll(() => system.stop(), 30_000);

type CodeStep = 'otp' | 'authenticator_app';

/** A code is refused, and the flow stands where it was, with one try less. */
async function expectRefused(flow: FlowView, step: CodeStep, code: string, problem: string) {
  const refused = problemOf(await system.portal.step(flow, step, { code }));
  expect([refused.status, refused.code]).toEqual([422, problem]);
  expect(refused.flow).toMatchObject({ status: 'open', step: { name: step }, result: null });
  const { otp, authenticatorApp } = refused.flow?.step ?? {};
  return (otp ?? authenticatorApp)?.attemptsLeft;
}

async function expectSignedIn(flow: FlowView, step: CodeStep, code: string) {
  expect(sessionOf(flowOf(await system.portal.step(flow, step, { code }))).level).toBe(2);
}

describe('an OTP', () => {
  test('of the registration or of another login is a wrong one', async () => {
    const { citizen } = await citizens.registered();
    const [ofRegistration = ''] = await system.simulators.codes(citizen.phone);
    const other = await citizens.atOtp((await citizens.registered()).citizen);
    const { flow, code } = await citizens.atOtp(citizen);
    expect(await expectRefused(flow, 'otp', ofRegistration, 'OtpWrong')).toBe(4);
    expect(await expectRefused(flow, 'otp', other.code, 'OtpWrong')).toBe(3);
    await expectSignedIn(flow, 'otp', code);
  });

  test('of an older message is told so, and the newest one is taken', async () => {
    const { citizen } = await citizens.registered();
    const { flow, code: older } = await citizens.atOtp(citizen);
    await until('another message', async () => (await system.portal.act(flow, 'resendOtp')).ok);
    const newest = await system.simulators.code(citizen.phone, 3);
    expect(await expectRefused(flow, 'otp', older, 'OtpSuperseded')).toBe(4);
    await expectSignedIn(flow, 'otp', newest);
  });

  test('that was used opens no other session', async () => {
    const { citizen } = await citizens.registered();
    const { flow, code } = await citizens.atOtp(citizen);
    await expectSignedIn(flow, 'otp', code);
    const again = await citizens.atOtp(citizen);
    await expectRefused(again.flow, 'otp', code, 'OtpWrong');
    await expectSignedIn(again.flow, 'otp', again.code);
  });
});

/** A login of somebody with an app and recovery codes, at the second step. */
async function withApp() {
  const { citizen, accountId } = await citizens.registered();
  const { database, keys } = system;
  const secret = randomBytes(20);
  const step = timeStepOf(new Date()) - 10;
  await addAuthenticatorApp(database.db, keys, { accountId, secret, step });
  const [older, codes] = [newRecoveryCodes(), newRecoveryCodes()];
  await addRecoveryCodes(database.db, keys, { accountId, codes: older });
  await addRecoveryCodes(database.db, keys, { accountId, codes });
  const { documentNumber: username } = citizen;
  return {
    older,
    codes,
    atCode: async () => {
      const body = { username, password, delivery: 'token' } as const;
      return flowOf(await system.portal.login('password', body));
    },
    /** What the app shows now, or so many steps of 30 seconds from now. */
    shown: (offset = 0) => totpCode(secret, timeStepOf(new Date()) + offset),
  };
}

describe('the code of an authenticator app', () => {
  test('by a wrong clock, or of the step before last, is a wrong one', async () => {
    const { atCode, shown } = await withApp();
    const flow = await atCode();
    expect(stepOf(flow).name).toBe('authenticator_app');
    expect(await expectRefused(flow, 'authenticator_app', shown(20), 'TotpWrong')).toBe(4);
    expect(await expectRefused(flow, 'authenticator_app', shown(-20), 'TotpWrong')).toBe(3);
    expect(await expectRefused(flow, 'authenticator_app', shown(-2), 'TotpWrong')).toBe(2);
    await expectSignedIn(flow, 'authenticator_app', shown());
  });

  test('signs in once; used again, it reads as a wrong one', async () => {
    const { atCode, shown } = await withApp();
    const code = shown();
    await expectSignedIn(await atCode(), 'authenticator_app', code);
    const again = await atCode();
    await expectRefused(again, 'authenticator_app', code, 'TotpWrong');
    await expectSignedIn(again, 'authenticator_app', shown(1));
  });
});

describe('a recovery code', () => {
  test('signs in once, also in lower case and without its hyphen', async () => {
    const { atCode, codes } = await withApp();
    const [code = ''] = codes;
    const flow = await atCode();
    expect(stepOf(flow).authenticatorApp?.recoveryCodesLeft).toBe(10);
    await expectSignedIn(flow, 'authenticator_app', code.toLowerCase().replace('-', ''));
    const again = await atCode();
    expect(stepOf(again).authenticatorApp?.recoveryCodesLeft).toBe(9);
    await expectRefused(again, 'authenticator_app', code, 'RecoveryCodeWrong');
    await expectSignedIn(again, 'authenticator_app', codes[1] ?? '');
  });

  test('of an older set, or of somebody else, is a wrong one', async () => {
    const { atCode, older, codes } = await withApp();
    const somebody = await withApp();
    const flow = await atCode();
    for (const code of [older[0] ?? '', somebody.codes[0] ?? '']) {
      await expectRefused(flow, 'authenticator_app', code, 'RecoveryCodeWrong');
    }
    await expectSignedIn(flow, 'authenticator_app', codes[0] ?? '');
  });
});

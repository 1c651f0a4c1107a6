import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { type Stage, openStage } from './support/stage.ts';
import { rightCode } from './support/right-code.ts';
import type { Sent } from './support/told-flow.ts';

const app = { kind: 'change', method: 'authenticator_app' } as const;
const codes = { kind: 'change', method: 'recovery_codes' } as const;
const begin: Sent = { step: 'begin', data: null };
const typed = (codeMac: string): Sent => ({ step: 'app_enrolment', data: { codeMac } });
const kept: Sent = { step: 'recovery_codes', data: {} };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('an authenticator app', () => {
  test('is enrolled by a code of it, and its recovery codes are kept', async () => {
    const flow = stage.tell(app);
    const first = await flow.start(begin);
    expect(first.flow.step).toMatchObject({
      name: 'app_enrolment',
      enrolment: { attemptsLeft: 5 },
    });
    const wrong = await flow.submit(typed('wrong'));
    expect(wrong).toMatchObject({
      refusal: { code: 'TotpWrong', attemptsLeft: 4 },
      flow: { step: { name: 'app_enrolment', enrolment: { attemptsLeft: 4 } } },
    });
    const enrolled = await flow.submit(typed(rightCode));
    expect(enrolled.refusal).toBeNull();
    expect(enrolled.flow.step).toMatchObject({
      name: 'recovery_codes',
      actions: ['submit', 'cancel'],
    });
    await flow.submit(kept);
    expect(await flow.result()).toMatchObject({
      status: 'completed',
      result: { account: { id: 'account-1', level: 2 } },
    });
    // What the activities have written is not written again, and tells nothing that is secret.
    expect(flow.saved.map(({ record, event }) => [record.sequence, event])).toEqual([
      [1, 'app_enrolment.awaited'],
      [2, 'refused.TotpWrong'],
      [3, 'recovery_codes.awaited'],
      [4, 'recovery_codes.renewed'],
    ]);
    expect(JSON.stringify(flow.saved)).not.toMatch(/secret|otpauth|codes":/);
    await flow.record('change-app-completed');
  });

  test('is not enrolled after five wrong codes', async () => {
    const flow = stage.tell(app);
    await flow.start(begin);
    for (let left = 4; left > 0; left -= 1) {
      expect((await flow.submit(typed('wrong'))).refusal?.attemptsLeft).toBe(left);
    }
    const last = await flow.submit(typed('wrong'));
    expect(last).toMatchObject({
      refusal: { code: 'TotpExhausted', attemptsLeft: 0 },
      flow: { status: 'refused' },
    });
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
  });

  test('a proof that is too old by then costs no try', async () => {
    const flow = stage.tell(app, {
      activities: { addAuthenticatorApp: () => Promise.resolve({ outcome: 'proof_stale' }) },
    });
    await flow.start(begin);
    expect(await flow.submit(typed(rightCode))).toMatchObject({
      refusal: { code: 'FreshProofRequired' },
      flow: { step: { name: 'app_enrolment', enrolment: { attemptsLeft: 5 } } },
    });
    await flow.submit({ step: 'cancel', data: null });
  });

  test('a session that has ended by then enrols none', async () => {
    const flow = stage.tell(app, {
      activities: { addAuthenticatorApp: () => Promise.resolve({ outcome: 'session_ended' }) },
    });
    await flow.start(begin);
    expect((await flow.submit(typed(rightCode))).refusal?.code).toBe('SessionEnded');
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
  });

  test('the code is looked at again when our database is back, and the codes are shown', async () => {
    const flow = stage.tell(app);
    let failures = 2;
    flow.spoil('addAuthenticatorApp', () => (failures -= 1) >= 0);
    await flow.start(begin);
    expect((await flow.submit(typed(rightCode))).flow.step?.name).toBe('recovery_codes');
    await flow.submit(kept);
    expect(await flow.result()).toMatchObject({ status: 'completed' });
    expect(flow.saved.map(({ record }) => record.sequence)).toEqual([1, 2, 3]);
  });
});

describe('new recovery codes', () => {
  test('are given once they are kept', async () => {
    const flow = stage.tell(codes);
    expect((await flow.start(begin)).flow.step?.name).toBe('recovery_codes');
    await flow.submit(kept);
    expect(await flow.result()).toMatchObject({ status: 'completed' });
    await flow.record('change-recovery-codes-completed');
  });

  test.each([
    ['from the start', { hasAuthenticatorApp: () => Promise.resolve({ hasApp: false }) }],
    ['by then', { renewRecoveryCodes: () => Promise.resolve({ outcome: 'app_missing' } as const) }],
  ])('are for an account with an app: it has none %s', async (_, activities) => {
    const flow = stage.tell(codes, { activities });
    const first = await flow.start(begin);
    const last = first.refusal ? first : await flow.submit(kept);
    expect(last).toMatchObject({
      refusal: { code: 'AuthenticatorAppMissing' },
      flow: { status: 'refused' },
    });
    expect(await flow.result()).toEqual({ status: 'refused', result: null });
  });
});

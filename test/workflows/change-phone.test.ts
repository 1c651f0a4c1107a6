import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { ChangedAccount } from '../../src/activities/changes/change-activities.ts';
import type { ActingSession } from '../../src/db/accounts/change-account.ts';
import { changedAccount } from './support/change-stubs.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import type { Sent } from './support/told-flow.ts';

const name = { kind: 'change', method: 'phone' } as const;
const another = '+84981234577';
const first: Sent = { step: 'new_phone', data: { phone: another } };
const lost: Sent = { step: 'new_phone', data: { phone: another, currentPhoneIsLost: true } };
const code = (step: 'current_otp' | 'otp', codeMac = rightCode): Sent => ({
  step,
  data: { codeMac },
});
const signature = { code: 'FreshProofRequired', level: 3 } as const;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A flow of this account, in a world that is otherwise as the test says. */
function tell(account: Partial<ChangedAccount> = {}, activities: Partial<Activities> = {}) {
  const owner = { ...changedAccount, ...account };
  const readChangedAccount = () => Promise.resolve({ account: owner });
  return stage.tell(name, {
    activities: { readChangedAccount, ...activities },
    settings: { details: { corrections: 1 } },
  });
}

/** Whoever makes a change, and what it is kept of. */
function keepingSession() {
  const by: ActingSession[] = [];
  const changePhone: Activities['changePhone'] = ({ session }) => {
    by.push(session);
    return Promise.resolve({ outcome: 'done' });
  };
  return { by, changePhone };
}

describe('another phone', () => {
  test('is the account’s once the codes to the old one and to it are typed', async () => {
    const { by, changePhone } = keepingSession();
    const sent: [string, string][] = [];
    const flow = tell(
      {},
      {
        changePhone,
        sendOtp: ({ proof, phone }) => (
          sent.push([proof.step, phone]),
          Promise.resolve({ sent: true })
        ),
      },
    );
    const { flow: at } = await flow.start(first);
    expect(at.step).toMatchObject({ name: 'current_otp', otp: { sentTo: '+84 *** *** 501' } });
    const { flow: then } = await flow.submit(code('current_otp'));
    expect(then.step).toMatchObject({ name: 'otp', otp: { sentTo: '+84 *** *** 577' } });
    expect(await flow.rejection(code('current_otp'))).toBe('StepNotOpen');
    const { flow: done } = await flow.submit(code('otp'));
    expect(done).toMatchObject({ status: 'completed', result: { account: { id: 'account-1' } } });
    expect(sent).toEqual([
      ['current_otp', '+84961234501'],
      ['otp', another],
    ]);
    expect(by).toEqual([{ id: 'session-1', accountId: 'account-1', atLeast: null }]);
    await flow.record('change-phone-completed');
  });

  test.each([
    ['where the old one is lost', lost, {}],
    ['where there is none', first, { phone: null }],
  ])('needs a signature %s, and no code to the old one', async (_, sent, account) => {
    const { by, changePhone } = keepingSession();
    let isFresh = false;
    const asked: ActingSession[] = [];
    const flow = tell(account, {
      changePhone,
      hasFreshProof: ({ session }) => (asked.push(session), Promise.resolve({ isFresh })),
    });
    const { refusal, flow: at } = await flow.start(sent);
    expect(refusal).toEqual(signature);
    expect(at.step).toMatchObject({ name: 'new_phone', actions: ['submit', 'cancel'] });
    isFresh = true;
    const { flow: then } = await flow.submit(sent);
    expect(then).toMatchObject({ step: { name: 'otp' }, steps: ['new_phone', 'otp'] });
    expect((await flow.submit(code('otp'))).flow.status).toBe('completed');
    expect([...asked, ...by].map(({ atLeast }) => atLeast)).toEqual([3, 3, 3]);
  });

  test('of an enterprise needs a signature for the carrier’s word', async () => {
    let isFresh = false;
    const flow = tell(
      { subjectType: 'enterprise' },
      {
        hasFreshProof: () => Promise.resolve({ isFresh }),
        ownsPhone: () => Promise.reject(new Error('the carrier knows no enterprise')),
      },
    );
    expect((await flow.start(first)).refusal).toEqual(signature);
    isFresh = true;
    expect((await flow.submit(first)).flow.step?.name).toBe('current_otp');
  });

  test.each([[null], ['1990'], ['1990-05-12']])(
    'is matched by what the carrier can compare: birth date %s',
    async (dateOfBirth) => {
      const asked: unknown[] = [];
      const flow = tell(
        { dateOfBirth },
        { ownsPhone: ({ registrant }) => (asked.push(registrant), Promise.resolve(true)) },
      );
      await flow.start(first);
      expect(asked).toMatchObject([
        { phone: another, documents: changedAccount.documents, fullName: 'Nguyễn Văn An' },
      ]);
      expect(asked).toEqual([
        dateOfBirth === null
          ? expect.not.objectContaining({ dateOfBirth })
          : expect.objectContaining({ dateOfBirth }),
      ]);
    },
  );
});

describe('a number is refused', () => {
  test('that is the account’s own; another one may be given', async () => {
    const flow = tell();
    const same: Sent = { step: 'new_phone', data: { phone: '+84961234501' } };
    expect((await flow.start(same)).refusal).toEqual({ code: 'PhoneUnchanged' });
    expect((await flow.submit(first)).flow.step?.name).toBe('current_otp');
  });

  test('that the carrier does not say is theirs; another one may be given a few times', async () => {
    const isPhoneTaken = () => Promise.reject(new Error('nobody asks of a stranger’s number'));
    const flow = tell({}, { ownsPhone: () => Promise.resolve(false), isPhoneTaken });
    const { refusal, flow: at } = await flow.start(first);
    expect(refusal).toEqual({ code: 'SubscriberMismatch', attemptsLeft: 1 });
    expect(at.step).toMatchObject({ name: 'new_phone', actions: ['submit', 'cancel'] });
    expect((await flow.submit(first)).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'SubscriberMismatch' },
    });
  });

  test('that has as many accounts as may have one, early', async () => {
    let isTaken = true;
    const flow = tell({}, { isPhoneTaken: () => Promise.resolve({ isTaken }) });
    expect((await flow.start(first)).refusal).toEqual({
      code: 'PhoneOfTooManyAccounts',
      attemptsLeft: 1,
    });
    isTaken = false;
    expect((await flow.submit(first)).flow.step?.name).toBe('current_otp');
  });

  test('that has them by the time of the write', async () => {
    const changePhone = () => Promise.resolve({ outcome: 'too_many_accounts' } as const);
    const flow = tell({}, { changePhone });
    await flow.start(first);
    await flow.submit(code('current_otp'));
    expect((await flow.submit(code('otp'))).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'PhoneOfTooManyAccounts' },
    });
  });
});

describe('the flow', () => {
  test('waits for a carrier that is down, and asks again', async () => {
    let isDown = true;
    const flow = tell();
    flow.spoil('ownsPhone', () => isDown);
    const { refusal, flow: waits } = await flow.start(first);
    expect(refusal?.code).toBe('CarrierUnavailable');
    expect(waits.step).toMatchObject({ name: 'new_phone', waitingFor: 'carrier' });
    isDown = false;
    await flow.seen('the code sent', ({ step }) => step?.name === 'current_otp');
  });

  test.each([
    ['the session’s own level', {}, { code: 'FreshProofRequired' }],
    ['a signature', { phone: null }, signature],
  ])('stays at its last step with a stale proof of %s', async (_, account, problem) => {
    let isStale = true;
    const flow = tell(account, {
      changePhone: () => Promise.resolve({ outcome: isStale ? 'proof_stale' : 'done' } as const),
    });
    await flow.start(first);
    if (!('phone' in account)) await flow.submit(code('current_otp'));
    const { refusal, flow: at } = await flow.submit(code('otp'));
    expect(refusal).toEqual(problem);
    expect(at.step).toMatchObject({ name: 'otp', actions: ['submit', 'resendOtp', 'cancel'] });
    isStale = false;
    expect((await flow.submit(code('otp'))).flow.status).toBe('completed');
  });

  test('ends with its session, also once the new phone is proven', async () => {
    const changePhone = () => Promise.resolve({ outcome: 'session_ended' } as const);
    const flow = tell({}, { changePhone });
    await flow.start(first);
    await flow.submit(code('current_otp'));
    expect((await flow.submit(code('otp'))).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'SessionEnded' },
    });
  });

  test('refuses wrong codes at either step, and sends others', async () => {
    const noPause = { otp: { ...settings.otp, resendAfterMs: 0, resends: 1 } };
    const flow = stage.tell(name, { settings: noPause });
    await flow.start(first);
    for (const step of ['current_otp', 'otp'] as const) {
      const wrong = await flow.submit(code(step, 'wrong'));
      expect(wrong.refusal).toEqual({ code: 'OtpWrong', attemptsLeft: 4 });
      const { flow: at } = await flow.submit({ step: 'resendOtp', data: null });
      expect(at.step).toMatchObject({ name: step, actions: ['submit', 'cancel'] });
      expect(await flow.rejection({ step: 'resendOtp', data: null })).toBe('OtpResendLimit');
      await flow.submit(code(step));
    }
    expect((await flow.now()).status).toBe('completed');
  });
});

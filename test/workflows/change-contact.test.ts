import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { ChangedAccount } from '../../src/activities/changes/change-activities.ts';
import { changedAccount } from './support/change-stubs.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import type { Sent } from './support/told-flow.ts';

const name = { kind: 'change', method: 'contact' } as const;
const to = (email: string | null): Sent => ({ step: 'email', data: { email } });
const code = (codeMac = rightCode): Sent => ({ step: 'email_code', data: { codeMac } });
const resendOtp: Sent = { step: 'resendOtp', data: null };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A flow of an account with an address, in a world that is otherwise as the test says. */
function tell(account: Partial<ChangedAccount> = {}, activities: Partial<Activities> = {}) {
  const owner = { ...changedAccount, email: 'an@example.vn', ...account };
  const readChangedAccount = () => Promise.resolve({ account: owner });
  const otp = { ...settings.otp, resendAfterMs: 0, resends: 1 };
  return stage.tell(name, {
    activities: { readChangedAccount, ...activities },
    settings: { otp },
  });
}

/** What the account's address is changed to. */
function keepingAddress() {
  const emails: (string | null)[] = [];
  const changeEmail: Activities['changeEmail'] = ({ email }) => {
    emails.push(email);
    return Promise.resolve({ outcome: 'done' });
  };
  return { emails, changeEmail };
}

describe('an address', () => {
  test('is the account’s once the code that was sent there is typed', async () => {
    const { emails, changeEmail } = keepingAddress();
    const flow = tell({}, { changeEmail });
    const { flow: at } = await flow.start(to('hoa@example.vn'));
    expect(at.step).toEqual({
      name: 'email_code',
      waitingFor: 'citizen',
      actions: ['submit', 'resendOtp', 'cancel'],
      until: at.step?.until,
      otp: {
        sentTo: 'h***@example.vn',
        attemptsLeft: 5,
        resendAfter: at.step?.otp?.resendAfter,
      },
    });
    expect((await flow.submit(code('wrong'))).refusal).toEqual({
      code: 'OtpWrong',
      attemptsLeft: 4,
    });
    expect((await flow.submit(resendOtp)).flow.step?.actions).toEqual(['submit', 'cancel']);
    expect(await flow.rejection(resendOtp)).toBe('OtpResendLimit');
    expect((await flow.submit(code())).flow.status).toBe('completed');
    expect(emails).toEqual(['hoa@example.vn']);
    await flow.record('change-contact-completed');
  });

  test('is removed without a code', async () => {
    const { emails, changeEmail } = keepingAddress();
    const flow = tell({}, { changeEmail });
    expect((await flow.start(to(null))).flow).toMatchObject({
      status: 'completed',
      steps: ['email'],
    });
    expect(emails).toEqual([null]);
  });

  test.each([
    ['of an enterprise is not removed', { subjectType: 'enterprise' }, null, 'EmailRequired'],
    ['that is not there is not removed', { email: null }, null, 'EmailUnchanged'],
    ['is not changed to itself', {}, 'an@example.vn', 'EmailUnchanged'],
    ['is the same in a domain of capitals', {}, 'an@EXAMPLE.vn', 'EmailUnchanged'],
  ] as const)('%s; another one may be given', async (_, account, email, refused) => {
    const flow = tell(account);
    const { refusal, flow: at } = await flow.start(to(email));
    expect(refusal).toEqual({ code: refused });
    expect(at.step).toMatchObject({ name: 'email', actions: ['submit', 'cancel'] });
    expect((await flow.submit(to('AN@example.vn'))).flow.step?.name).toBe('email_code');
  });

  test('that the mail server does not take ends the flow', async () => {
    const sendEmailCode = () =>
      Promise.resolve({ sent: false, code: 'EmailUndeliverable' } as const);
    const flow = tell({}, { sendEmailCode });
    expect((await flow.start(to('nobody@example.vn'))).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'EmailUndeliverable' },
    });
  });
});

describe('the flow', () => {
  test('waits for a mail server that is down, and its times count from the sending', async () => {
    let isDown = true;
    const flow = tell();
    flow.spoil('sendEmailCode', () => isDown);
    const { refusal, flow: waits } = await flow.start(to('hoa@example.vn'));
    expect(refusal?.code).toBe('EmailUnavailable');
    expect(waits.step).toMatchObject({
      name: 'email_code',
      waitingFor: 'email',
      actions: ['cancel'],
    });
    isDown = false;
    await flow.seen('the code sent', ({ step }) => step?.waitingFor === 'citizen');
    expect((await flow.submit(code())).flow.status).toBe('completed');
  });

  test.each([
    ['at the code', 'hoa@example.vn', 'email_code'],
    ['at the removal', null, 'email'],
  ] as const)('with a stale proof stays %s', async (_, email, step) => {
    let isStale = true;
    const changeEmail: Activities['changeEmail'] = () =>
      Promise.resolve({ outcome: isStale ? 'proof_stale' : 'done' });
    const flow = tell({}, { changeEmail });
    const begun = await flow.start(to(email));
    const last = email === null ? to(null) : code();
    const { refusal, flow: at } = email === null ? begun : await flow.submit(last);
    expect([refusal, at.step?.name]).toEqual([{ code: 'FreshProofRequired' }, step]);
    isStale = false;
    expect((await flow.submit(last)).flow.status).toBe('completed');
  });

  test('of a session that has ended takes no code', async () => {
    let isLive = true;
    const flow = tell({}, { isSessionLive: () => Promise.resolve({ isLive }) });
    await flow.start(to('hoa@example.vn'));
    isLive = false;
    expect((await flow.submit(code())).flow).toMatchObject({
      status: 'refused',
      problem: { code: 'SessionEnded' },
    });
  });
});

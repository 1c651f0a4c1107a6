import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { SimOutcome } from '../../src/activities/signatures/sim-activities.ts';
import type { ProblemCode } from '../../src/domain/problems/problems.ts';
import { signed, sim, soon, usb, withSim, withUsb } from './support/signing.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { identity } from './support/stubs.ts';

const resendPrompt = { step: 'resendPrompt', data: null } as const;
const told = { eventId: 'e1', transactionId: 't1' };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('a prompt on the phone', () => {
  test('is asked for when its callback is lost', async () => {
    const flow = stage.tell(sim, { settings: soon });
    expect((await flow.start(withSim)).flow.step).toMatchObject({
      name: 'sim_signature',
      waitingFor: 'sim',
      actions: ['cancel'],
      simPrompt: { code: expect.stringMatching(/^\d{4}$/) },
    });
    await flow.seen('the signature', ({ step }) => step?.name === 'confirm');
  });

  test('is asked for once by a callback that is repeated', async () => {
    let asked = 0;
    const readSimStatus = () => ((asked += 1), Promise.resolve(null));
    const flow = stage.tell(sim, { activities: { readSimStatus } });
    await flow.start(withSim);
    await flow.handle.signal('simSigned', told);
    await flow.handle.signal('simSigned', told);
    await flow.handle.signal('simSigned', { eventId: 'e2', transactionId: 't1' });
    await flow.until('both events heard', () => Promise.resolve(asked), 2);
  });

  test('that nobody answers has timed out, and another may be asked for', async () => {
    const flow = stage.tell(sim, {
      activities: { readSimStatus: () => Promise.resolve(null) },
      settings: { simSignature: { promptMs: 100, coolDownMs: 0, statusEveryMs: 50 } },
    });
    await flow.start(withSim);
    const at = await flow.seen('the end', ({ problem }) => problem?.code === 'SimTimedOut');
    expect(at.step?.actions).toEqual(['resendPrompt', 'cancel']);
  });

  const ends: [ProblemCode, boolean][] = [
    ['SimCancelled', true],
    ['SimPinBlocked', true],
    ['SimPhoneOff', true],
    ['SimBusy', true],
    ['SimPromptTooSoon', true],
    ['SimRevoked', false],
    ['SimCertificateUnusable', false],
  ];
  test.each(ends)('refused as %s may be asked for again: %s', async (code, isAgain) => {
    const refusal = { code };
    let isRefused = true;
    const flow = stage.tell(sim, {
      activities: {
        orderSimPrompt: () =>
          Promise.resolve(
            isRefused ? { ordered: false, refusal } : { ordered: true, transactionId: 't1' },
          ),
      },
    });
    const { refusal: told_, flow: at } = await flow.start(withSim);
    expect(told_?.code).toBe(code);
    expect(at.status).toBe(isAgain ? 'open' : 'refused');
    if (!isAgain) return;
    isRefused = false;
    expect((await flow.submit(resendPrompt)).flow.step?.waitingFor).toBe('sim');
  });

  test('may be cancelled on the phone and asked for again, and signed then', async () => {
    const outcomes: SimOutcome[] = [{ signature: 'c2ln' }, { refusal: { code: 'SimCancelled' } }];
    const flow = stage.tell(sim, {
      activities: { readSimStatus: () => Promise.resolve(outcomes.pop() ?? null) },
    });
    await flow.start(withSim);
    await flow.handle.signal('simSigned', told);
    await flow.seen('the cancellation', ({ problem }) => problem?.code === 'SimCancelled');
    expect((await flow.submit(resendPrompt)).refusal).toBeNull();
    await flow.handle.signal('simSigned', { ...told, eventId: 'e2' });
    await flow.seen('the signature', ({ step }) => step?.name === 'confirm');
    expect((await flow.submit({ step: 'confirm', data: {} })).flow.status).toBe('completed');
    await flow.result();
    await flow.record('sim-cancelled-and-signed');
  });

  test('of a provider that is down is ordered later, and its time begins then', async () => {
    let isAway = true;
    const flow = stage.tell(sim);
    flow.spoil('orderSimPrompt', () => isAway);
    expect((await flow.start(withSim)).refusal?.code).toBe('SimUnavailable');
    isAway = false;
    const at = await flow.seen('the prompt', ({ step }) => step?.simPrompt !== undefined);
    expect(at.problem).toBeNull();
  });
});

describe('a challenge for the token', () => {
  test('is used up by a wrong signature: the next one is shown with the refusal', async () => {
    const flow = stage.tell(usb, {
      activities: {
        verifyUsbSignature: ({ number }) =>
          Promise.resolve(
            number === 1
              ? { outcome: 'refused', code: 'UsbSignatureInvalid' }
              : { outcome: 'verified', identity },
          ),
      },
    });
    expect((await flow.start(withUsb)).flow.step?.challenge?.nonce).toBe('nonce-1');
    let isAway = false;
    const { refusal, flow: at } = await flow.submit(signed);
    expect(refusal?.code).toBe('UsbSignatureInvalid');
    expect(at.step).toMatchObject({
      challenge: { nonce: 'nonce-2' },
      actions: ['submit', 'resendPrompt', 'cancel'],
    });
    flow.spoil('verifyUsbSignature', () => isAway);
    isAway = true;
    expect((await flow.submit(signed)).refusal?.code).toBe('RevocationUnavailable');
    isAway = false;
    await flow.seen('the certificate judged', ({ step }) => step?.name === 'confirm');
    expect((await flow.submit({ step: 'confirm', data: {} })).flow.status).toBe('completed');
    await flow.result();
    await flow.record('usb-refused-and-ca-down');
  });

  test('that is too old is refused unread, and another one is given for the asking', async () => {
    const flow = stage.tell(usb, { settings: { usbSignature: { challengeTtlMs: 1 } } });
    await flow.start(withUsb);
    expect((await flow.submit(signed)).refusal?.code).toBe('UsbChallengeExpired');
    const { refusal, flow: at } = await flow.submit(resendPrompt);
    expect(refusal).toBeNull();
    expect(at).toMatchObject({ problem: null, step: { challenge: { nonce: 'nonce-3' } } });
  });
});

describe('the holder of a certificate', () => {
  test('by whom no duplicate could be found is refused', async () => {
    const recogniseHolder = () =>
      Promise.resolve({ refused: 'CertificateHolderUnknown' as const, findings: ['fullName'] });
    const flow = stage.tell(usb, { activities: { recogniseHolder } });
    await flow.start(withUsb);
    const { refusal, flow: ended } = await flow.submit(signed);
    expect(refusal?.code).toBe('CertificateHolderUnknown');
    expect(ended.status).toBe('refused');
    const forStaff = { event: 'flow.refused', findings: ['fullName'] };
    expect(flow.saved.at(-1)).toMatchObject(forStaff);
  });

  test('waits for the insurer, who knows the other numbers', async () => {
    let isAway = true;
    const flow = stage.tell(usb);
    flow.spoil('recogniseHolder', () => isAway);
    await flow.start(withUsb);
    const { refusal, flow: waits } = await flow.submit(signed);
    expect(refusal?.code).toBe('InsurerUnavailable');
    expect(waits.step).toMatchObject({ name: 'usb_signature', waitingFor: 'insurer' });
    isAway = false;
    await flow.seen('the holder', ({ step }) => step?.name === 'confirm');
  });

  test('that is an enterprise must give an e-mail address, a citizen need not', async () => {
    const holder = {
      subjectType: 'enterprise',
      documents: identity.numbers,
      isRegistered: false,
    } as const;
    const flow = stage.tell(usb, {
      activities: { recogniseHolder: () => Promise.resolve(holder) },
    });
    await flow.start(withUsb);
    await flow.submit(signed);
    expect((await flow.submit({ step: 'confirm', data: {} })).refusal).toEqual({
      code: 'EmailRequired',
      errors: [{ pointer: '/email', code: 'Required' }],
    });
    const email = 'an@example.vn';
    expect((await flow.submit({ step: 'confirm', data: { email } })).flow.status).toBe('completed');
  });
});

test('the settings of these tests are those of production but for the pauses between tries', () => {
  expect(settings.otp.ttlMs).toBe(300_000);
});

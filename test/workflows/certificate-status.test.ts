import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { signed, sim, soon, usb, withSim, withUsb } from './support/signing.ts';
import { type Stage, openStage } from './support/stage.ts';
import { type ToldFlow, away } from './support/told-flow.ts';
import { identity } from './support/stubs.ts';

/** Has the CA answer nobody for as long as something is so; what needs no answer of it goes on. */
function spoilStatus(
  flow: ToldFlow,
  activity: 'verifyUsbSignature' | 'verifySimSignature',
  isAway: () => boolean,
): void {
  const refuses = (isStatusAsked: boolean) => isStatusAsked && isAway();
  if (activity === 'verifyUsbSignature') {
    flow.replace(activity, ({ isStatusAsked }) =>
      refuses(isStatusAsked)
        ? Promise.reject(away)
        : Promise.resolve({ outcome: 'verified', identity }),
    );
  } else {
    flow.replace(activity, ({ isStatusAsked }) =>
      refuses(isStatusAsked) ? Promise.reject(away) : Promise.resolve({ ok: true, identity }),
    );
  }
}

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('a CA that does not say whether a certificate is revoked', () => {
  const certificates = { statusTries: 2, statusEveryMs: 3_600_000 };
  const ways = [
    ['usb_signature', usb, 'verifyUsbSignature', withUsb],
    ['sim_signature', sim, 'verifySimSignature', withSim],
  ] as const;
  /** A flow whose CA answers nobody, as soon as staff are asked. */
  const leftToStaff = async (
    [method, name, activity, first]: (typeof ways)[number],
    { everyMs = certificates.statusEveryMs, isAway = (): boolean => true } = {},
  ) => {
    const flow = stage.tell(name, {
      settings: { ...soon, certificates: { ...certificates, statusEveryMs: everyMs } },
    });
    spoilStatus(flow, activity, isAway);
    await flow.start(first);
    if (method === 'usb_signature') {
      expect((await flow.submit(signed)).refusal?.code).toBe('RevocationUnavailable');
    }
    const at = await flow.seen('staff asked', ({ step }) => step?.waitingFor === 'staff');
    expect(at.step).toMatchObject({
      name: method,
      review: { reference: 'DD-7K3F-92QX' },
      actions: ['resendPrompt', 'cancel'],
    });
    return { flow, reviewId: at.reviewId ?? '' };
  };

  test.each(ways)('(%s) goes to staff, whose word proves level 2 at most', async (...way) => {
    const { flow, reviewId } = await leftToStaff(way);
    await flow.handle.signal('verifyManually', { reviewId });
    const at = await flow.seen('the holder', ({ step }) => step?.name === 'confirm');
    expect(at.step?.identity).toMatchObject({ level: 2, source: 'staff' });
    const done = await flow.submit({ step: 'confirm', data: {} });
    expect(done.flow.result?.account).toMatchObject({ level: 2 });
    await flow.result();
    await flow.record(`${way[0].replace('_signature', '')}-left-to-staff`);
  });

  test.each(ways)('(%s) that is there again decides before staff do', async (...way) => {
    let isAway = true;
    const { flow } = await leftToStaff(way, { everyMs: 50, isAway: () => isAway });
    isAway = false;
    const at = await flow.seen('the holder', ({ step }) => step?.name === 'confirm');
    expect(at.step?.identity).toMatchObject({ level: 3, source: 'certificate' });
  });
});

describe('a failure of our own', () => {
  test('is no outage of the CA: the flow waits for us, and says so', async () => {
    let isBroken = true;
    const flow = stage.tell(usb, {
      activities: {
        verifyUsbSignature: () => {
          if (isBroken) throw new TypeError('text.normalize is not a function');
          return Promise.resolve({ outcome: 'verified', identity });
        },
      },
    });
    await flow.start(withUsb);
    const { refusal, flow: waits } = await flow.submit(signed);
    expect(refusal?.code).toBe('ProcessingDelayed');
    expect(waits.step).toMatchObject({ name: 'usb_signature', waitingFor: 'system' });
    isBroken = false;
    await flow.seen('the certificate judged', ({ step }) => step?.name === 'confirm');
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { type Citizen, aCitizen, detailsOf, insuredDetailsOf } from '../support/citizens.ts';
import { type FlowView, flowOf, problemOf } from '../support/portal.ts';
import { password, stepOf, withToken } from '../support/registration.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';

type Method = 'mobile_subscriber' | 'social_insurance';

let system: System;
beforeAll(async () => {
  system = await startSystem({
    CARRIER_TIMEOUT_MS: '300',
    SMS_TIMEOUT_MS: '300',
    INSURER_TIMEOUT_MS: '500',
    RETRY_INITIAL_MS: '200',
    RETRY_MAXIMUM_MS: '400',
    OTP_RESEND_AFTER_SECONDS: '1',
  });
}, 60_000);
afterEach(() => system.simulators.clearFaults());
afterAll(() => system.stop(), 30_000);

/** A citizen whom all systems know, with the body of the start by a method. */
async function aCitizenBy(method: Method, details: Partial<Citizen> = {}) {
  const citizen = aCitizen(details);
  await system.simulators.addPerson(citizen);
  const bodyOf = method === 'mobile_subscriber' ? detailsOf : insuredDetailsOf;
  return { citizen, body: bodyOf(citizen, system.consentVersion) };
}

/** Waits for the otp step, and goes from there to the account. */
async function goOn(started: FlowView, { phone }: Citizen, messages = 1): Promise<void> {
  const flow = withToken(
    started,
    await until('the otp step', async () => {
      const now = flowOf(await system.portal.read(started));
      return now.step?.name === 'otp' && now.step.waitingFor === 'citizen' && now;
    }),
  );
  expect(flow.problem).toBeNull();
  const typed = { code: await system.simulators.code(phone, messages) };
  const verified = flowOf(await system.portal.step(flow, 'otp', typed));
  expect(verified.step?.name).toBe('password');
  const chosen = { password, repeated: password };
  const done = flowOf(await system.portal.step(flow, 'password', chosen));
  expect(done.status).toBe('completed');
  expect(await system.simulators.messages(phone)).toHaveLength(messages);
}

/** The flow that a refused start carries. */
function flowIn(problem: ReturnType<typeof problemOf>): FlowView {
  if (!problem.flow) throw new Error(`no flow with ${problem.code}`);
  return problem.flow;
}

const cancel = ['cancel'];
const carrierWaits = {
  ...{ code: 'CarrierUnavailable', name: 'details', waitingFor: 'carrier' },
  actions: ['askForReview', 'cancel'],
};
const insurerWaits = {
  code: 'InsurerUnavailable',
  name: 'details',
  waitingFor: 'insurer',
  actions: cancel,
};
const smsWaits = { code: 'SmsUnavailable', name: 'otp', waitingFor: 'sms', actions: cancel };

describe('a system outside that does not do its part keeps the flow waiting, with a reason', () => {
  test.each([
    ['carrier', 'down', 'mobile_subscriber', carrierWaits],
    ['carrier', 'slow', 'mobile_subscriber', carrierWaits],
    ['insurer', 'down', 'social_insurance', insurerWaits],
    ['insurer', 'malformed answer', 'social_insurance', insurerWaits],
    ['sms', 'down', 'social_insurance', smsWaits],
    ['sms', 'refused', 'mobile_subscriber', smsWaits],
  ] as const)('%s %s, %s: and it goes on by itself', async (name, fault, method, waits) => {
    const { citizen, body } = await aCitizenBy(method);
    await system.simulators.setFault({ system: name, fault });
    const answer = await system.portal.start(body, { method });
    const problem = problemOf(answer);
    expect([answer.status, problem.code]).toEqual([503, waits.code]);
    expect(problem.retryAfter).toBeGreaterThan(0);
    const flow = flowIn(problem);
    const { name: at, waitingFor, actions } = waits;
    expect(stepOf(flow)).toMatchObject({ name: at, waitingFor, actions });

    await system.simulators.clearFaults();
    await goOn(flow, citizen);
  });

  test('and it can be cancelled meanwhile', async () => {
    const { body } = await aCitizenBy('mobile_subscriber');
    await system.simulators.setFault({ system: 'carrier', fault: 'down' });
    const flow = flowIn(problemOf(await system.portal.start(body)));
    expect((await system.portal.cancel(flow)).status).toBe(204);
    expect(flowOf(await system.portal.read(flow)).status).toBe('cancelled');
  });

  test('also a carrier that has to be asked beside the insurer', async () => {
    const { citizen } = await aCitizenBy('social_insurance');
    const other = { ...citizen, phone: aCitizen().phone };
    await system.simulators.addPerson(other);
    await system.simulators.setFault({ system: 'carrier', fault: 'down' });
    const body = insuredDetailsOf(other, system.consentVersion);
    const answer = await system.portal.start(body, { method: 'social_insurance' });
    expect(problemOf(answer)).toMatchObject({
      code: 'CarrierUnavailable',
      flow: { step: { name: 'details', waitingFor: 'carrier' } },
    });
    await system.simulators.clearFaults();
    await goOn(flowIn(problemOf(answer)), other);
  });
});

describe('a fault that takes nothing from the citizen does not show', () => {
  test.each([
    ['carrier', 'expired token', 'mobile_subscriber'],
    ['insurer', 'additional members', 'social_insurance'],
    // The message may be on its way: it is not sent a second time.
    ['sms', 'slow', 'mobile_subscriber'],
    ['sms', 'malformed answer', 'mobile_subscriber'],
    ['sms', 'lost receipt', 'mobile_subscriber'],
    ['sms', 'lost receipt', 'social_insurance'],
    ['sms', 'wrong data', 'mobile_subscriber'],
  ] as const)('%s %s, %s', async (name, fault, method) => {
    const { citizen, body } = await aCitizenBy(method);
    await system.simulators.setFault({ system: name, fault, times: 1, seconds: 1 });
    const flow = flowOf(await system.portal.start(body, { method }));
    expect(flow.step).toMatchObject({ name: 'otp', waitingFor: 'citizen' });
    await goOn(flow, citizen);
  });

  test.each(['repeated receipt', 'forged receipt', 'clock skew'])(
    'sms %s: the message counts as delivered, once',
    async (fault) => {
      const { citizen, body } = await aCitizenBy('mobile_subscriber');
      await system.simulators.setFault({ system: 'sms', fault, phone: citizen.phone });
      const flow = flowOf(await system.portal.start(body));
      const delivery = await until('what became of the message', async () => {
        const seen = flowOf(await system.portal.read(flow)).step?.otp?.delivery;
        return seen !== 'pending' && seen;
      });
      expect(delivery).toBe('delivered');
      await goOn(flow, citizen);
    },
  );
});

test('sms undeliverable: the citizen is told, and has another message sent', async () => {
  const { citizen, body } = await aCitizenBy('mobile_subscriber');
  await system.simulators.setFault({ system: 'sms', fault: 'undeliverable', times: 1 });
  const flow = flowOf(await system.portal.start(body));
  await until('the receipt', async () => {
    return flowOf(await system.portal.read(flow)).step?.otp?.delivery === 'failed';
  });
  await until('the time for another message', async () => {
    return (await system.portal.act(flow, 'resendOtp')).status === 200;
  });
  await goOn(flow, citizen);
});

describe('a system that gives the wrong data proves nobody', () => {
  test.each([
    ['carrier', 'mobile_subscriber', 'SubscriberMismatch'],
    ['insurer', 'social_insurance', 'InsuredPersonMismatch'],
  ] as const)('%s, %s: and the same details hold once it is well', async (name, method, code) => {
    const { citizen, body } = await aCitizenBy(method);
    await system.simulators.setFault({ system: name, fault: 'wrong data' });
    const problem = problemOf(await system.portal.start(body, { method }));
    expect(problem.code).toBe(code);
    const flow = flowIn(problem);
    expect(stepOf(flow)).toMatchObject({ name: 'details', waitingFor: 'citizen' });
    // Which field it was, staff read in the audit trail, and nobody else anywhere.
    expect(await system.audit(flow.id, `refused.${code}`)).toEqual([
      expect.objectContaining({
        details: expect.objectContaining({ findings: expect.arrayContaining(['fullName']) }),
      }),
    ]);
    expect(JSON.stringify([problem, flowOf(await system.portal.read(flow))])).not.toMatch(
      /findings|fullName/,
    );

    await system.simulators.clearFaults();
    await system.portal.step(flow, 'details', body);
    await goOn(flow, citizen);
  });
});

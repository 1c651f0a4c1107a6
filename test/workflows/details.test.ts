import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import type { SendOtp } from '../../src/activities/otp/otp-activities.ts';
import type { FlowName } from '../../src/domain/flows/flows.ts';
import { citizen, insured, simHolder } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import type { Sent } from './support/told-flow.ts';

const subscriber = { kind: 'registration', method: 'mobile_subscriber' } as const;
const insuredPerson = { kind: 'registration', method: 'social_insurance' } as const;
const sim = { kind: 'registration', method: 'sim_signature' } as const;
const details = { step: 'details', data: citizen } as const;
const mismatch = () => Promise.resolve({ outcome: 'mismatch' as const, findings: ['fullName'] });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

describe('details that their source does not confirm', () => {
  type Refused = {
    name: FlowName;
    activities: Partial<Activities>;
    sent: Sent;
    code: string;
    last: string;
    /** Whether staff may confirm what the source did not. */
    isReviewed?: true;
  };
  const refusals: Refused[] = [
    {
      name: subscriber,
      activities: { matchSubscriber: mismatch },
      sent: details,
      code: 'SubscriberMismatch',
      last: 'SubscriberNotVerified',
      isReviewed: true,
    },
    {
      name: subscriber,
      activities: { matchSubscriber: () => Promise.resolve({ outcome: 'suspended' }) },
      sent: details,
      code: 'SubscriberMismatch',
      last: 'SubscriberNotVerified',
      isReviewed: true,
    },
    {
      name: insuredPerson,
      activities: { matchInsuredPerson: mismatch },
      sent: { step: 'details', data: insured },
      code: 'InsuredPersonMismatch',
      last: 'InsuredPersonNotVerified',
    },
    {
      name: sim,
      activities: {
        findSimCertificates: () => Promise.resolve({ found: false, code: 'SimNoKey' }),
      },
      sent: { step: 'details', data: simHolder },
      code: 'SimNoKey',
      last: 'SimNoKey',
    },
  ];

  test.each(refusals)('may be corrected ($code)', async ({ name, activities, sent, code }) => {
    const flow = stage.tell(name, { activities });
    const { refusal, flow: at } = await flow.start(sent);
    expect(refusal).toMatchObject({ code, attemptsLeft: 3 });
    expect(at).toMatchObject({ status: 'open', step: { name: 'details', waitingFor: 'citizen' } });
    expect((await flow.submit(sent)).refusal).toMatchObject({ code, attemptsLeft: 2 });
  });

  test.each(refusals)(
    'are taken so often, and then no more ($code)',
    async ({ name, activities, sent, code, last, isReviewed }) => {
      const flow = stage.tell(name, { activities, settings: { details: { corrections: 1 } } });
      const first = await flow.start(sent);
      expect(first.refusal).toEqual({ code, attemptsLeft: 1 });
      expect(first.flow.step?.actions).toContain('submit');
      const { refusal, flow: at } = await flow.submit(sent);
      expect(refusal?.code).toBe(last);
      if (isReviewed) {
        expect(refusal?.attemptsLeft).toBe(0);
        expect(at.step).toMatchObject({ name: 'details', actions: ['askForReview', 'cancel'] });
        expect(await flow.rejection(sent)).toBe('StepNotOpen');
        return;
      }
      expect(at).toMatchObject({ status: 'refused', problem: { code: last } });
      expect(flow.saved.at(-1)?.event).toBe('flow.refused');
    },
  );

  test('of the insured are not confirmed by somebody else’s phone', async () => {
    const registrant = { ...insured, documents: [] };
    const flow = stage.tell(insuredPerson, {
      activities: {
        matchInsuredPerson: () =>
          Promise.resolve({
            outcome: 'match',
            registrant,
            isPhoneOfRecord: false,
          }),
        ownsPhone: () => Promise.resolve(false),
      },
    });
    const { refusal } = await flow.start({ step: 'details', data: insured });
    expect(refusal?.code).toBe('InsuredPersonMismatch');
  });
});

test('wrong details of the insured wait for the carrier as right ones do with another phone', async () => {
  const registrant = { ...insured, documents: [] };
  const right = {
    outcome: 'match',
    registrant,
    isPhoneOfRecord: false,
  } as const;
  const wrong = { outcome: 'mismatch', findings: ['fullName'] };
  const seen = [];
  for (const verdict of [right, { ...wrong, outcome: 'mismatch' as const }]) {
    let isAway = true;
    const flow = stage.tell(insuredPerson, {
      activities: {
        matchInsuredPerson: () => Promise.resolve(verdict),
        ownsPhone: () => Promise.resolve(false),
      },
    });
    flow.spoil('ownsPhone', () => isAway);
    const { refusal, flow: waits } = await flow.start({ step: 'details', data: insured });
    isAway = false;
    const on = await flow.seen('the answer', ({ step }) => step?.waitingFor === 'citizen');
    seen.push([refusal?.code, waits.step?.waitingFor, on.problem?.code, on.problem?.attemptsLeft]);
  }
  const told = ['CarrierUnavailable', 'carrier', 'InsuredPersonMismatch', 3];
  expect(seen).toEqual([told, told]);
});

test('the carrier’s word does not make wrong details of the insured right', async () => {
  const flow = stage.tell(insuredPerson, {
    activities: { matchInsuredPerson: mismatch, ownsPhone: () => Promise.resolve(true) },
  });
  const { refusal } = await flow.start({ step: 'details', data: insured });
  expect(refusal?.code).toBe('InsuredPersonMismatch');
});

test.each([
  [subscriber, 'matchSubscriber', details, 'CarrierUnavailable', 'carrier', ['askForReview']],
  [
    insuredPerson,
    'matchInsuredPerson',
    { step: 'details', data: insured },
    'InsurerUnavailable',
    'insurer',
    [],
  ],
  [sim, 'findSimCertificates', { step: 'details', data: simHolder }, 'SimUnavailable', 'sim', []],
] as const)(
  'while %j is away (%s), the flow waits and goes on',
  async (name, asked, sent, code, waitingFor, offered) => {
    let isAway = true;
    const flow = stage.tell(name);
    flow.spoil(asked, () => isAway);
    const { refusal, flow: waits } = await flow.start(sent);
    expect(refusal?.code).toBe(code);
    const actions = [...offered, 'cancel'];
    expect(waits.step).toMatchObject({ name: 'details', waitingFor, actions });
    expect(await flow.searchedBy()).toBe(waitingFor);
    expect(await flow.rejection(sent)).toBe('StepNotOpen');
    isAway = false;
    const on = await flow.seen('the next step', ({ step }) => step?.name !== 'details');
    expect(on.problem).toBeNull();
    const goesOn = on.step?.waitingFor === 'citizen' ? undefined : on.step?.waitingFor;
    expect(await flow.searchedBy()).toBe(goesOn);
    if (asked === 'matchSubscriber') await flow.record('carrier-down-waiting');
  },
);

test('a number that has an account ends the flow, and no message is sent', async () => {
  const asked: SendOtp['unlessRegistered'][] = [];
  const flow = stage.tell(subscriber, {
    activities: {
      sendOtp: ({ unlessRegistered }) => {
        asked.push(unlessRegistered);
        return Promise.resolve({ sent: false, code: 'AccountAlreadyExists' });
      },
    },
  });
  const { refusal, flow: ended } = await flow.start(details);
  expect(refusal?.code).toBe('AccountAlreadyExists');
  expect(ended).toMatchObject({ status: 'refused', problem: { code: 'AccountAlreadyExists' } });
  const { documentKind: kind, documentNumber: number } = citizen;
  expect(asked).toEqual([{ subjectType: 'citizen', documents: [{ kind, number }] }]);
  await flow.result();
  await flow.record('already-registered');
});

test('details may be corrected and a message sent again on the way to an account', async () => {
  const verdicts = [mismatch];
  const flow = stage.tell(subscriber, {
    activities: {
      matchSubscriber: () => verdicts.pop()?.() ?? Promise.resolve({ outcome: 'match' }),
    },
    settings: { otp: { ...settings.otp, resendAfterMs: 0 } },
  });
  await flow.start(details);
  expect((await flow.submit(details)).flow.step?.name).toBe('otp');
  await flow.submit({ step: 'resendOtp', data: null });
  expect((await flow.submit({ step: 'otp', data: { codeMac: 'wrong' } })).refusal?.code).toBe(
    'OtpWrong',
  );
  await flow.submit({ step: 'otp', data: { codeMac: 'right' } });
  const { flow: done } = await flow.submit({ step: 'password', data: { salt: 's', mac: 'm' } });
  expect(done.status).toBe('completed');
  await flow.result();
  await flow.record('corrected-and-resent');
});

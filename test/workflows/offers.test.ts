import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FlowRecord } from '../../src/domain/flows/flow-record.ts';
import { type FlowName, flowNames } from '../../src/domain/flows/flows.ts';
import type { ProblemCode } from '../../src/domain/problems/problems.ts';
import { aWorld, type Choose, chooser } from './support/any-world.ts';
import { disputed, stated } from './support/dispute-stubs.ts';
import { citizen, simHolder } from './support/people.ts';
import { signed } from './support/signing.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import { firstOf } from './support/first.ts';
import type { Sent, ToldFlow } from './support/told-flow.ts';

/** What an action that is offered is never refused as: what is allowed, and what has a limit. */
const neverAfterAnOffer: readonly ProblemCode[] = [
  'StepNotOpen',
  'ActionNotAllowed',
  'TooManySubmissions',
  'OtpResendLimit',
  'SimPromptTooSoon',
  'FlowEnded',
];
const mostSteps = 14;

/** So tight that a walk comes to every limit. */
const tight = {
  submissions: 9,
  details: { corrections: 2 },
  otp: { ...settings.otp, resendAfterMs: 0, resends: 2, triesPerCode: 2 },
};

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** What is submitted at the step that is open. */
function submission(flow: FlowRecord, choose: Choose): Sent {
  const { method, step } = flow;
  const [begun, other] = [firstOf(flow), { ...citizen, documentNumber: '001090054321' }];
  switch (step?.name) {
    case 'otp':
    case 'current_otp':
    case 'email_code':
      return { step: step.name, data: { codeMac: 'any' } };
    case 'authenticator_app':
      return { step: 'authenticator_app', data: { kind: 'app', codeMac: 'any' } };
    case 'app_enrolment':
      return { step: 'app_enrolment', data: { codeMac: choose(['wrong', 'wrong', rightCode]) } };
    case 'recovery_codes':
      return { step: 'recovery_codes', data: {} };
    case 'credentials':
    case 'new_phone':
    case 'email':
    case 'removal':
    case 'unlock':
    case 'stronger_method':
    case 'document':
    case 'what_happened':
    case 'username':
    case 'reference':
    case 'counter_request':
      return firstOf(flow);
    case 'phone':
      return { step: 'phone', data: { phone: simHolder.phone } };
    case 'disputed_number':
      return disputed;
    case 'statement':
      return stated;
    case 'evidence':
      return { step: 'evidence', data: {} };
    case 'password':
      return { step: 'password', data: { salt: 's', mac: 'm' } };
    case 'confirm':
      return { step: 'confirm', data: {} };
    case 'usb_signature':
      return signed;
    case 'vietnam_post':
      return { step: 'vietnam_post', data: { code: 'c', state: 's' } };
    case 'details':
    case 'sim_signature':
    case 'closing':
    case 'hearing':
    case 'decision':
    case 'counter':
    case 'waiting_period':
    case undefined:
      return method === 'mobile_subscriber'
        ? choose([begun, { step: 'details', data: other }])
        : begun;
  }
}

/** The flow where the citizen can do something, or nobody can: what others are waited for, they do. */
async function settled(flow: ToldFlow, reviews: readonly string[]): Promise<FlowRecord> {
  let events = 0;
  return flow.seen('something to be done', (record) => {
    const { status, step } = record;
    if (status !== 'open' || step?.actions.some((action) => action !== 'cancel')) return true;
    if (step?.waitingFor === 'citizen') return Date.parse(step.until) - Date.now() > 60_000;
    events += 1;
    const told = { reviewId: reviews.at(-1) ?? '' };
    const event = { eventId: `e${events}`, transactionId: 't1' };
    const signals = [
      flow.handle.signal('verifyManually', told),
      flow.handle.signal('simSigned', event),
      flow.handle.signal('postVerified', { eventId: event.eventId }),
    ];
    void Promise.allSettled(signals);
    return false;
  });
}

/** Operators find each open flow that waits for somebody other than the citizen, and only those. */
async function expectToBeFound(flow: ToldFlow, { sequence, status, step }: FlowRecord) {
  const found = await flow.searchedBy();
  if (status !== 'open' || (await flow.now()).sequence !== sequence) return;
  expect(found).toBe(step?.waitingFor === 'citizen' ? undefined : step?.waitingFor);
}

async function walk(name: FlowName, drawn: readonly number[]): Promise<void> {
  const choose = chooser(drawn);
  const reviews: string[] = [];
  const flow = stage.tell(name, { activities: aWorld(choose, reviews), settings: tight });
  await flow.start(firstOf(name));
  for (let steps = 0; steps < mostSteps; steps += 1) {
    const record = await settled(flow, reviews);
    await expectToBeFound(flow, record);
    const offered = (record.step?.actions ?? []).filter((action) => action !== 'cancel');
    if (offered.length === 0) break;
    const action = choose(offered);
    const sent: Sent =
      action === 'submit' ? submission(record, choose) : { step: action, data: null };
    if (action === 'submit') expect(record.step?.otp?.attemptsLeft).not.toBe(0);
    const tried = await flow.tried(sent);
    const code = typeof tried === 'string' ? tried : tried.refusal?.code;
    expect(neverAfterAnOffer).not.toContain(code);
  }
  const { status } = await flow.now();
  if (status === 'open') {
    expect((await flow.submit({ step: 'cancel', data: null })).flow.status).toBe('cancelled');
  }
}

test.each(flowNames)(
  'whatever $kind by $method offers is never refused as not allowed, or as past its limit',
  async (name) => {
    const drawn = fc.array(fc.nat({ max: 59 }), { minLength: 8, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(drawn, (numbers) => walk(name, numbers)),
      { numRuns: 6, endOnFailure: true },
    );
  },
  120_000,
);

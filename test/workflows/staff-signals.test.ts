import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { NoteIgnored } from '../../src/activities/operators/operator-activities.ts';
import { OutsideSystemError } from '../../src/adapters/outside-system-error.ts';
import { searchAttributes } from '../../src/workflows/engine/search-attributes.ts';
import { until } from '../support/until.ts';
import { citizen } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';
import type { ToldFlow } from './support/told-flow.ts';

const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const details = { step: 'details', data: citizen } as const;
const day = 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const inMs = (ms: number) => new Date(Date.now() + ms).toISOString();
const wordsOf = async ({ handle }: ToldFlow): Promise<string> =>
  JSON.stringify(await handle.query('__temporal_workflow_metadata'));
const shownOf = async ({ handle }: ToldFlow) => {
  const { typedSearchAttributes: shown } = await handle.describe();
  return {
    state: shown.get(searchAttributes.state),
    attempts: shown.get(searchAttributes.attempts),
    waitingFor: shown.get(searchAttributes.waitingFor),
  };
};

describe('a deadline that staff put off', () => {
  test('is written where the flow stands, and the flow lives on past the old one', async () => {
    const flow = stage.tell(name, { settings: { deadlineMs: 1_500 } });
    const { flow: at } = await flow.start(details);
    const later = inMs(60_000);
    await flow.handle.signal('extendDeadline', { until: later, eventId: 'e1' });
    const on = await flow.seen('the new deadline', ({ expiresAt }) => expiresAt === later);
    expect(on).toMatchObject({ step: at.step, problem: null });
    await until('it to be written', () => Promise.resolve(flow.saved.length === 2));
    expect(flow.saved.at(-1)).toMatchObject({
      event: 'flow.extended',
      actor: 'staff',
      record: { expiresAt: later, sequence: 2 },
    });
    const old = Date.parse(at.expiresAt);
    await until('the old deadline to be over', () => Promise.resolve(Date.now() > old + 500));
    expect((await flow.now()).status).toBe('open');
    await flow.submit({ step: 'otp', data: { codeMac: rightCode } });
    expect((await flow.now()).expiresAt).toBe(later);
    await flow.submit({ step: 'password', data: { salt: 's', mac: 'm' } });
    await flow.result();
    await flow.record('deadline-put-off');
  });

  test('counts at once, also while the carrier does not answer', async () => {
    let isAway = true;
    const flow = stage.tell(name, { settings: { deadlineMs: 60_000 } });
    flow.spoil('matchSubscriber', () => isAway);
    const { flow: waits } = await flow.start(details);
    expect(waits.step?.until).toBe(waits.expiresAt);
    const later = inMs(day);
    await flow.handle.signal('extendDeadline', { until: later });
    const on = await flow.seen('the new deadline', ({ step }) => step?.until === later);
    expect(on).toMatchObject({ expiresAt: later, step: { waitingFor: 'carrier' } });
    expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.extended', actor: 'staff' });
    isAway = false;
    const at = await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
    expect(at.expiresAt).toBe(later);
  });

  test('is written once more where a message was on its way with the old one', async () => {
    let isAway = true;
    const flow = stage.tell(name, { settings: { deadlineMs: 60_000 } });
    flow.spoil('sendOtp', () => isAway);
    await flow.start(details);
    const later = inMs(day);
    await flow.handle.signal('extendDeadline', { until: later });
    await flow.seen('the new deadline', ({ expiresAt }) => expiresAt === later);
    isAway = false;
    await flow.seen('the OTP', ({ step }) => step?.waitingFor === 'citizen');
    expect((await flow.now()).expiresAt).toBe(later);
    expect(flow.saved.at(-1)?.record.expiresAt).toBe(later);
  });

  test.each([
    ['an earlier one', () => ({ until: inMs(10_000) }), 'DeadlineOutOfRange'],
    ['one in the past', () => ({ until: '2020-01-01T00:00:00Z' }), 'DeadlineOutOfRange'],
    ['one beyond a review', () => ({ until: inMs(17 * day) }), 'DeadlineOutOfRange'],
    ['no time', () => ({ until: 'tomorrow' }), 'SignalMisshapen'],
    ['nothing', () => undefined, 'SignalMisshapen'],
    ['a bad event', () => ({ until: inMs(3 * day), eventId: 7 }), 'SignalMisshapen'],
  ])('%s is ignored, and leaves a trace', async (_what, said, why) => {
    const noted: NoteIgnored[] = [];
    const noteIgnored = (ignored: NoteIgnored) => (noted.push(ignored), Promise.resolve());
    const flow = stage.tell(name, { activities: { noteIgnored } });
    const { flow: before } = await flow.start(details);
    await flow.handle.signal('extendDeadline', said());
    await until('the trace', () => Promise.resolve(noted.length > 0));
    const { id: flowId } = before;
    expect(noted).toEqual([{ flowId, message: 'extendDeadline', why, number: 1 }]);
    expect(await flow.now()).toEqual(before);
    expect(await wordsOf(flow)).toContain(why);
  });

  test('is at most a review away: the settings say how far', () => {
    expect(settings.reviewDeadlineMs).toBe(16 * day);
  });
});

test('resendOtp of staff is done once for each event, within the citizen’s limits', async () => {
  const sent: number[] = [];
  const flow = stage.tell(name, {
    settings: { otp: { ...settings.otp, resendAfterMs: 0 } },
    activities: { sendOtp: ({ number }) => (sent.push(number), Promise.resolve({ sent: true })) },
  });
  await flow.start(details);
  for (const said of [{ eventId: 'a' }, { eventId: 'a' }, {}]) {
    await flow.handle.signal('resendOtp', said);
  }
  await until('both messages', () => Promise.resolve(sent.length === 3));
  expect(sent).toEqual([1, 2, 3]);
});

test('openReview is refused where the step does not allow it, and leaves a trace', async () => {
  const noted: NoteIgnored[] = [];
  const noteIgnored = (ignored: NoteIgnored) => (noted.push(ignored), Promise.resolve());
  const flow = stage.tell(name, { activities: { noteIgnored } });
  const { flow: before } = await flow.start(details);
  await flow.handle.signal('openReview');
  await until('the trace', () => Promise.resolve(noted.length > 0));
  expect(noted).toMatchObject([{ message: 'openReview', why: 'ActionNotAllowed' }]);
  expect(await flow.now()).toEqual(before);
  await flow.submit({ step: 'cancel', data: null });
  await flow.result();
  await flow.record('ignored-signal-noted');
});

describe('operators see', () => {
  const failing = (reason: OutsideSystemError['reason']) =>
    new OutsideSystemError({ system: 'carrier', reason, message: 'x', retryable: true });

  test.each([
    ['down', 'down', 'CarrierDown'],
    ['timeout', 'slow', 'CarrierSlow'],
    ['refused', 'refused', 'CarrierRefused'],
    ['malformed', 'malformed', 'CarrierMalformed'],
  ] as const)(
    'that the carrier is %s: %s, and nothing once it is over',
    async (reason, state, type) => {
      let isAway = true;
      const flow = stage.tell(name, {
        activities: {
          matchSubscriber: () =>
            isAway ? Promise.reject(failing(reason)) : Promise.resolve({ outcome: 'match' }),
        },
      });
      await flow.start(details);
      expect(await shownOf(flow)).toEqual({ state, attempts: 1, waitingFor: 'carrier' });
      const words = await wordsOf(flow);
      for (const word of [type, 'openReview', 'extendDeadline', 'docs/operators.md']) {
        expect(words).toContain(word);
      }
      const pending = await until('the pending activity’s failure', async () => {
        const { raw } = await flow.handle.describe();
        return raw.pendingActivities?.[0]?.lastFailure?.applicationFailureInfo?.type ?? false;
      });
      expect(pending).toBe(type);
      isAway = false;
      await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
      const nothing = { state: undefined, attempts: undefined, waitingFor: undefined };
      expect(await shownOf(flow)).toEqual(nothing);
      expect(await wordsOf(flow)).toContain(`Last outage: \`${type}\``);
    },
  );

  test('what fails of our own as ours, and how often a step has come to nothing', async () => {
    const answers = ['mismatch', 'mismatch', 'broken'];
    const flow = stage.tell(name, {
      activities: {
        matchSubscriber: () => {
          const answer = answers.length > 1 ? answers.shift() : answers[0];
          return answer === 'broken'
            ? Promise.reject(new Error('ours'))
            : Promise.resolve({ outcome: 'mismatch', findings: ['fullName'] });
        },
      },
    });
    await flow.start(details);
    await flow.submit(details);
    await flow.submit(details);
    expect(await shownOf(flow)).toEqual({ state: 'ours', attempts: 3, waitingFor: 'system' });
    expect(flow.saved.map(({ findings }) => findings)).toEqual([
      ['fullName'],
      ['fullName'],
      undefined,
    ]);
    // What staff read, the flow itself does not tell.
    expect(JSON.stringify(await flow.now())).not.toContain('fullName');
  });
});

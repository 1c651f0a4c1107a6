import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Context } from '@temporalio/activity';
import type { temporal } from '@temporalio/proto';
import fc from 'fast-check';
import { createKeys } from '../../src/platform/keys.ts';
import { createPayloadCodec } from '../../src/platform/payload-codec.ts';
import { until } from '../support/until.ts';
import type { NoteIgnored } from '../../src/activities/operators/operator-activities.ts';
import { anyPayload, asksForMessage } from './support/any-payload.ts';
import { citizen } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { plainPayload, strangerAt } from './support/stranger.ts';
import { away } from './support/told-flow.ts';

type RawPayload = temporal.api.common.v1.IPayload;
const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const details = { step: 'details', data: citizen } as const;
const signals = [
  'resendOtp',
  'openReview',
  'extendDeadline',
  'cancel',
  'verifyManually',
  'simSigned',
  'postVerified',
  'nonsense',
];

let stage: Stage;
let stranger: ReturnType<typeof strangerAt>;
beforeAll(async () => {
  stage = await openStage();
  stranger = strangerAt(stage.connection);
}, 60_000);
afterAll(() => stage.close());

describe('a pending activity that somebody else ends', () => {
  /** A flow whose carrier never answers, until it is released. */
  async function waitingForCarrier() {
    let isAway = true;
    const flow = stage.tell(name, {
      activities: {
        matchSubscriber: async () => {
          if (!isAway) return { outcome: 'match' };
          if (Context.current().info.isLocal) throw away;
          await Context.current().cancelled;
          throw new Error('given up');
        },
      },
    });
    const { flow: waits } = await flow.start(details);
    expect(waits.step).toMatchObject({ name: 'details', waitingFor: 'carrier' });
    const { workflowId } = flow.handle;
    const release = () => (isAway = false);
    return { flow, workflowId, release, activityId: await stranger.pendingActivity(workflowId) };
  }
  const match = { outcome: 'match' };
  type Pending = { workflowId: string; activityId: string };
  const inputOf = async ({ workflowId, activityId }: Pending): Promise<RawPayload> => {
    const { events } = await stranger.history(workflowId);
    const scheduled = events?.map(({ activityTaskScheduledEventAttributes: s }) => s);
    const input = scheduled?.find((s) => s?.activityId === activityId)?.input?.payloads?.[0];
    if (!input) throw new Error('the activity has an input');
    return input;
  };
  const sealedAs = async (place: Partial<Pending>, at: Pending): Promise<RawPayload> => {
    const codec = createPayloadCodec(stage.keys, { isInActivity: () => true });
    const context = {
      type: 'activity',
      namespace: 'default',
      isLocal: false,
      ...at,
      ...place,
    } as const;
    const [sealed] = await codec.encode([plainPayload(match)], context);
    if (!sealed) throw new Error('one payload makes one');
    return sealed;
  };
  const results: Record<string, (at: Pending) => Promise<RawPayload>> = {
    'with a plain match': () => Promise.resolve(plainPayload(match)),
    'with nothing': () => Promise.resolve({}),
    'with its own input': inputOf,
    'with the result of another activity': (at) => sealedAs({ activityId: '999' }, at),
    'with the result of another flow': (at) => sealedAs({ workflowId: 'another' }, at),
    'with a result whose place was changed': async (at) => {
      const sealed = await sealedAs({ workflowId: 'another' }, at);
      const right = `r:${at.activityId}:${at.workflowId}`;
      return { ...sealed, metadata: { ...sealed.metadata, for: Buffer.from(right) } };
    },
  };

  test.each(Object.keys(results))('%s is done again, and counts for nothing', async (how) => {
    const { flow, release, ...at } = await waitingForCarrier();
    const before = await flow.now();
    await stranger.complete(at.workflowId, at.activityId, (await results[how]?.(at)) ?? {});
    await stranger.pendingActivity(at.workflowId, at.activityId);
    expect(await flow.now()).toEqual(before);
    release();
    const next = await stranger.pendingActivity(at.workflowId, at.activityId);
    await stranger.fail(at.workflowId, next);
    const on = await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
    expect(on.problem).toBeNull();
  });

  test('as one of ours would is believed: what is refused above is the place', async () => {
    const { flow, ...at } = await waitingForCarrier();
    await stranger.complete(at.workflowId, at.activityId, await sealedAs({}, at));
    await flow.seen('the OTP', ({ step }) => step?.name === 'otp');
  });
});

describe('what anybody sends from the Temporal UI', () => {
  const sealedElsewhere = async (ring: string): Promise<RawPayload> => {
    const keys = ring === 'ours' ? stage.keys : foreignKeys;
    const context = { type: 'workflow', namespace: 'default', workflowId: 'another' } as const;
    const [sealed] = await createPayloadCodec(keys).encode(
      [plainPayload({ reason: 'x' })],
      context,
    );
    return sealed ?? {};
  };
  const foreignKeys = createKeys({
    ring: [{ id: 'theirs', key: Buffer.alloc(32, 5) }],
    lookupKey: Buffer.alloc(32, 6),
  });

  test('changes nothing and stops nothing, whatever its shape', async () => {
    const noted: NoteIgnored[] = [];
    const noteIgnored = (ignored: NoteIgnored) => (noted.push(ignored), Promise.resolve());
    const flow = stage.tell(name, { activities: { noteIgnored } });
    await flow.start(details);
    const { workflowId } = flow.handle;
    const before = await flow.now();
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...signals),
        fc.array(anyPayload, { minLength: 1, maxLength: 2 }),
        async (signal, payloads) => {
          fc.pre(signal !== 'resendOtp' || !asksForMessage(payloads[0]));
          await stranger.signal(workflowId, signal, payloads);
        },
      ),
      { numRuns: 80 },
    );
    for (const ring of ['ours', 'theirs']) {
      await stranger.signal(workflowId, 'cancel', [await sealedElsewhere(ring)]);
    }
    await stranger.signal(workflowId, 'cancel', []);
    expect(await flow.now()).toEqual(before);
    const code = { step: 'otp', data: { codeMac: 'wrong' } } as const;
    expect((await flow.submit(code)).refusal?.code).toBe('OtpWrong');
    await flow.submit({ step: 'cancel', data: null });
    expect(await flow.result()).toEqual({ status: 'cancelled', result: null });
    expect(flow.saved.map(({ event }) => event)).toEqual([
      'otp.sent',
      'refused.OtpWrong',
      'flow.cancelled',
    ]);
    // Noted up to a bound, each once, and nothing that somebody else has thought up.
    expect(noted.map(({ number }) => number)).toEqual(
      Array.from({ length: 20 }, (_, at) => at + 1),
    );
    for (const { message } of noted) expect([...signals, 'other']).toContain(message);
    expect(noted.map(({ message }) => message)).not.toContain('nonsense');
  }, 60_000);

  test.each(signals.filter((signal) => signal !== 'resendOtp'))(
    'leaves a trace: %s without anything',
    async (signal) => {
      const flow = stage.tell(name);
      await flow.start(details);
      await stranger.signal(flow.handle.workflowId, signal, []);
      await flow.until(
        'the trace',
        async () => (await detailsOf(flow)).includes(`\`${signal}\``),
        true,
      );
    },
  );

  test('leaves a trace where it is well said but not awaited', async () => {
    const flow = stage.tell(name);
    await flow.start(details);
    await stranger.client.workflow
      .getHandle(flow.handle.workflowId)
      .signal('verifyManually', { reviewId: 'r1' });
    await flow.until(
      'the trace',
      async () => (await detailsOf(flow)).includes('ActionNotAllowed'),
      true,
    );
  });

  test('submits nothing, and starts nothing', async () => {
    const flow = stage.tell(name);
    await flow.start(details);
    const { workflowId } = flow.handle;
    const before = await flow.now();
    const wellShaped = plainPayload({ ...details, idempotencyKey: 'k', requestMac: 'm' });
    await fc.assert(
      fc.asyncProperty(fc.oneof(anyPayload, fc.constant(wellShaped)), async (said) => {
        expect(await stranger.update(workflowId, 'submitStep', [said])).toBe(
          'SubmissionNotAuthentic',
        );
        await stranger.client.workflow
          .getHandle(workflowId)
          .query('getFlow', said)
          .catch(() => undefined);
      }),
      { numRuns: 30 },
    );
    expect(await flow.now()).toEqual(before);

    const started = await stranger.client.workflow.start('registerByMobileSubscriber', {
      workflowId: `made-up-${flow.handle.workflowId}`,
      taskQueue: stage.taskQueue,
      args: [{ flowId: flow.handle.workflowId, reference: 'DD-0000-0000', settings }],
    });
    const ended = await until('its end', async () => {
      const { events } = await stranger.history(started.workflowId);
      return events?.at(-1)?.workflowExecutionFailedEventAttributes ?? undefined;
    });
    expect(ended.failure?.applicationFailureInfo?.type).toBe('StartNotAuthentic');
  });

  const detailsOf = async ({ handle }: ReturnType<Stage['tell']>): Promise<string> =>
    JSON.stringify(await handle.query('__temporal_workflow_metadata'));
});

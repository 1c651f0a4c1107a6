import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { problemOf } from '../support/portal.ts';
import { type System, startSystem } from '../support/system.ts';
import { until } from '../support/until.ts';
import { vietnamPost } from '../support/vietnam-post.ts';

let system: System;
let post: ReturnType<typeof vietnamPost>;

describe('a Post that is asked now and then', () => {
  let forgotten: Awaited<ReturnType<typeof post.signedIn>>;
  beforeAll(async () => {
    system = await startSystem({
      POST_TIMEOUT_MS: '1000',
      RETRY_INITIAL_MS: '200',
      RETRY_MAXIMUM_MS: '400',
      POST_STATUS_EVERY_SECONDS: '1',
      POST_REMINDER_EVERY_SECONDS: '1',
      FLOW_DEADLINE_SECONDS: '10',
      REVIEW_DEADLINE_SECONDS: '15',
      THROTTLE_MESSAGES_PER_NUMBER_PER_HOUR: '2',
    });
    post = vietnamPost(system);
    forgotten = await post.signedIn(false);
  }, 60_000);
  afterEach(() => system.simulators.clearFaults());
  afterAll(() => system.stop(), 30_000);

  test('makes up for a notice that is lost', async () => {
    const { flow, citizen } = await post.signedIn(false);
    await system.simulators.setFault({ system: 'post', fault: 'lost callback' });
    expect((await post.checkPapers(citizen)).delivered).toBe(false);
    expect(await post.levelOf(await post.confirmed(flow))).toBe(3);
  });

  test.each(['down', 'slow', 'malformed answer', 'wrong data'])(
    'may be away (%s): the flow asks again',
    async (fault) => {
      const { flow, citizen } = await post.signedIn(false);
      await system.simulators.setFault({ system: 'post', fault });
      await post.checkPapers(citizen);
      await until('questions that failed', async () =>
        (await system.rawHistory(flow.id)).includes('OutsideSystemError'),
      );
      expect((await post.now(flow)).problem?.code).toBe('PostPapersPending');
      await system.simulators.clearFaults();
      await post.confirmed(flow);
    },
  );

  test('ends the wait at last; until then the citizen is reminded, within the messages of a number', async () => {
    const { flow, citizen } = forgotten;
    await until('the end of the wait', async () => (await post.now(flow)).status === 'expired');
    const messages = await system.simulators.messages(citizen.phone);
    expect(messages).toHaveLength(2);
    for (const text of messages) {
      expect(text).toContain(flow.reference);
      expect(text).toMatch(/bưu cục/);
      expect(text).not.toMatch(/http|www/);
    }
    const late = problemOf(await system.portal.act(flow, 'askForReview'));
    expect(late.code).toBe('FlowExpired');
  });
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Activities } from '../../src/activities/activities.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import type { Sent } from './support/told-flow.ts';

const name = { kind: 'change', method: 'closure' } as const;
const begin: Sent = { step: 'begin', data: null };
const cancel: Sent = { step: 'cancel', data: null };
const day = 86_400_000;
const aDayLeft = { afterMs: day, lookEveryMs: day, numberKeptDays: 1_825 };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A closing; `takenBack` has each time that it was taken back. */
function told(closing = aDayLeft, activities: Partial<Activities> = {}) {
  const takenBack: unknown[] = [];
  const flow = stage.tell(name, {
    settings: { closing },
    activities: {
      takeClosingBack: (asked) => (takenBack.push(asked), Promise.resolve()),
      ...activities,
    },
  });
  return { flow, takenBack };
}

test('waits for the day past the usual deadline, and offers nothing but to be cancelled', async () => {
  const { flow } = told();
  const { flow: waits } = await flow.start(begin);
  expect(waits.step).toMatchObject({ name: 'closing', waitingFor: 'citizen', actions: ['cancel'] });
  const closesAt = Date.parse(waits.step?.closing?.closesAt ?? '');
  expect(closesAt).toBeGreaterThan(Date.now() + day / 2);
  expect(Date.parse(waits.expiresAt)).toBe(closesAt + settings.reviewDeadlineMs);
});

test('closes the account when the day has come, in a flow that nobody is found by', async () => {
  const { flow, takenBack } = told({ ...aDayLeft, afterMs: 1 });
  await flow.start(begin);
  expect(await flow.result()).toMatchObject({
    status: 'completed',
    result: { account: { id: 'account-1' } },
  });
  expect(flow.saved.at(-1)).toMatchObject({ event: 'account.closed', personal: null });
  expect(takenBack).toEqual([]);
  await flow.record('closing-completed');
});

test.each<[string, (flow: ReturnType<typeof told>['flow']) => Promise<unknown>, string]>([
  ['the citizen', (flow) => flow.submit(cancel), 'citizen'],
  ['the code in the message', (flow) => flow.handle.signal('cancel', { reason: 'code' }), 'staff'],
])('is taken back by %s, though the session is over', async (_, takeBack, actor) => {
  const { flow, takenBack } = told(aDayLeft, {
    isSessionLive: () => Promise.resolve({ isLive: false }),
  });
  await flow.start(begin);
  await takeBack(flow);
  expect((await flow.result()).status).toBe('cancelled');
  expect(takenBack).toEqual([{ flowId: flow.handle.workflowId, accountId: 'account-1' }]);
  expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.cancelled', actor });
});

test('is taken back by a sign-in, which it sees at its next look', async () => {
  let isClosing = true;
  const { flow, takenBack } = told(
    { ...aDayLeft, lookEveryMs: 30 },
    { isClosing: () => Promise.resolve({ isClosing }) },
  );
  await flow.start(begin);
  isClosing = false;
  expect((await flow.result()).status).toBe('cancelled');
  expect(takenBack).toHaveLength(1);
  await flow.record('closing-taken-back');
});

test('is noted once more with the row that a restore has lost', async () => {
  const noted: unknown[] = [];
  const { flow } = told(aDayLeft, {
    noteClosingAgain: ({ accountId, closesAt }) => {
      noted.push({ accountId, closesAt });
      return Promise.resolve();
    },
  });
  const { flow: waits } = await flow.start(begin);
  await flow.handle.signal('writeAgain', { sequence: 50 });
  await flow.seen('the row to be passed', ({ sequence }) => sequence === 51);
  expect(noted).toEqual([{ accountId: 'account-1', closesAt: waits.step?.closing?.closesAt }]);
  await flow.submit(cancel);
});

test('whose day comes when it was taken back closes nothing', async () => {
  const { flow, takenBack } = told(
    { ...aDayLeft, afterMs: 1 },
    { closeAccount: () => Promise.resolve({ outcome: 'taken_back' }) },
  );
  await flow.start(begin);
  expect((await flow.result()).status).toBe('cancelled');
  expect(takenBack).toHaveLength(1);
});

test.each([
  ['closing_already', 'ClosingAlready'],
  ['proof_stale', 'FreshProofRequired'],
  ['session_ended', 'SessionEnded'],
] as const)('that is refused as %s ends, and takes nothing back', async (outcome, code) => {
  const { flow, takenBack } = told(aDayLeft, {
    beginClosing: () => Promise.resolve({ outcome }),
  });
  expect((await flow.start(begin)).refusal).toEqual({ code });
  expect((await flow.result()).status).toBe('refused');
  expect(takenBack).toEqual([]);
});

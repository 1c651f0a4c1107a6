import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { ReadLostTime } from '../../src/activities/operators/operator-activities.ts';
import type { LostTime } from '../../src/db/flows/lost-time.ts';
import { citizen } from './support/people.ts';
import { type Stage, openStage, settings } from './support/stage.ts';
import { rightCode } from './support/stubs.ts';

const name = { kind: 'registration', method: 'mobile_subscriber' } as const;
const details = { step: 'details', data: citizen } as const;
const code = { step: 'otp', data: { codeMac: rightCode } } as const;
const deadlineMs = 300;
const bound = 2_000;
const hour = 3_600_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** A flow that the carrier keeps waiting past its deadline, and what operators have declared of that. */
async function waiting(lost: LostTime, reviewDeadlineMs = settings.reviewDeadlineMs) {
  const world = { isAway: true, lost };
  const asked: ReadLostTime[] = [];
  const activities = {
    readLostTime: (input: ReadLostTime) => (asked.push(input), Promise.resolve(world.lost)),
  };
  const flow = stage.tell(name, { activities, settings: { deadlineMs, reviewDeadlineMs } });
  flow.spoil('matchSubscriber', () => world.isAway);
  const { flow: at } = await flow.start(details);
  return { flow, at, asked, world };
}

test('a flow does not expire while a system that it needs is out, nor before what that took is made up for', async () => {
  const { flow, at, asked, world } = await waiting({ ms: 0, lasts: true });
  const frozen = await flow.seen('the deadline put off twice', () => asked.length > 1);
  expect(Date.parse(frozen.expiresAt)).toBeGreaterThan(Date.parse(at.expiresAt));
  expect(frozen).toMatchObject({ status: 'open', step: { waitingFor: 'carrier' } });
  expect(flow.saved.at(-1)).toMatchObject({ event: 'flow.deadline_frozen', actor: 'system' });
  const begun = new Date(Date.parse(at.expiresAt) - deadlineMs).toISOString();
  expect(asked[0]).toEqual({ ...name, since: begun });
  world.lost = { ms: hour, lasts: false };
  const madeUp = new Date(Date.parse(at.expiresAt) + hour).toISOString();
  await flow.seen('what it took made up for', ({ expiresAt }) => expiresAt === madeUp);
  world.isAway = false;
  await flow.seen('the code sent', ({ step }) => step?.name === 'otp');
  expect((await flow.submit(code)).flow).toMatchObject({
    expiresAt: madeUp,
    step: { name: 'password', until: madeUp },
  });
  await flow.record('deadline-frozen');
});

test('a flow expires at its deadline where no outage was declared', async () => {
  const { flow, asked } = await waiting({ ms: 0, lasts: false });
  expect(await flow.result()).toMatchObject({ status: 'expired' });
  expect(asked).toHaveLength(1);
  expect(flow.saved.map(({ event }) => event)).not.toContain('flow.deadline_frozen');
  await flow.record('expired');
});

test('an outage that nobody ends keeps no flow longer than a review may last', async () => {
  const { flow, asked } = await waiting({ ms: 10 * hour, lasts: true }, bound);
  expect(await flow.result()).toMatchObject({ status: 'expired' });
  const last = flow.saved.filter(({ event }) => event === 'flow.deadline_frozen').at(-1);
  const begun = Date.parse(asked[0]?.since ?? '');
  expect(Date.parse(last?.record.expiresAt ?? '')).toBe(begun + deadlineMs + bound);
});

test('every change of the workflows is asked for by its name alone, which workers report', () => {
  const folder = path.join(import.meta.dirname, '../../src/workflows');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const asking = files.filter(
    (file) =>
      file.endsWith('.ts') && /\bpatched\(/.test(readFileSync(path.join(folder, file), 'utf8')),
  );
  expect(asking).toEqual([path.join('engine', 'has-patch.ts')]);
});

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { type Change, changes } from '../../src/domain/flows/flows.ts';
import { changedAccount } from './support/change-stubs.ts';
import { endOf, refusing, tellChange } from './support/changes-told.ts';
import { firstOf } from './support/first.ts';
import { type Stage, openStage } from './support/stage.ts';
import type { Sent } from './support/told-flow.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

const startOf = (method: Change) => firstOf({ kind: 'change', method });
const chosen: Sent = { step: 'password', data: { salt: 's', mac: 'm' } };

test.each<[Change, Sent[], string]>([
  ['password', [chosen], 'password.changed'],
  ['removal', [], 'method.removed'],
  ['unlock', [], 'method.unlocked'],
])('%s is done by its start, and what is typed then', async (method, then, event) => {
  const flow = tellChange(stage, method);
  expect((await flow.start(startOf(method))).refusal).toBeNull();
  for (const sent of then) expect((await flow.submit(sent)).refusal).toBeNull();
  expect(await endOf(flow)).toMatchObject({
    status: 'completed',
    result: { account: { id: changedAccount.id, level: 2 } },
  });
  expect(flow.saved.at(-1)).toMatchObject({ event, actor: 'citizen' });
  await flow.record(`change-${method}-completed`);
});

test.each([
  ['removal', 'LastWayIn', { removeMethod: refusing('last_way_in') }],
  ['removal', 'MethodNotFound', { removeMethod: refusing('not_found') }],
  ['unlock', 'MethodNotFound', { unlockMethod: refusing('not_found') }],
  ['unlock', 'ConsentWithdrawn', { unlockMethod: refusing('consent_withdrawn') }],
] as const)('%s is refused for good as %s', async (method, code, activities) => {
  const flow = tellChange(stage, method, activities);
  expect(await flow.start(startOf(method))).toMatchObject({
    refusal: { code },
    flow: { status: 'refused', problem: { code } },
  });
  expect(await endOf(flow)).toEqual({ status: 'refused', result: null, code });
});

test.each(changes)(
  '%s: a session that has ended is told so by the start itself',
  async (method) => {
    const flow = tellChange(stage, method, {
      readChangedAccount: () => Promise.resolve({ account: null }),
    });
    const code = 'SessionEnded';
    expect(await flow.start(startOf(method))).toMatchObject({
      refusal: { code },
      flow: { status: 'refused', problem: { code } },
    });
    expect(await endOf(flow)).toEqual({ status: 'refused', result: null, code });
  },
);

import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changes } from '../../src/domain/flows/flows.ts';
import { endOf, tellChange } from './support/changes-told.ts';
import { firstOf } from './support/first.ts';
import { type Stage, openStage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

test.each(changes)(
  '%s: a session that has ended is told so by the start itself',
  async (method) => {
    const flow = tellChange(stage, method, {
      readChangedAccount: () => Promise.resolve({ account: null }),
    });
    const code = 'SessionEnded';
    expect(await flow.start(firstOf({ kind: 'change', method }))).toMatchObject({
      refusal: { code },
      flow: { status: 'refused', problem: { code } },
    });
    expect(await endOf(flow)).toEqual({ status: 'refused', result: null, code });
  },
);

import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import type { Handlers } from '../engine/opening.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { change, changerOf, proofStale, resultOf } from './change.ts';

/** Removal of an authentication method; never of the last way in (product.md 3). */
export async function removeMethod(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'removal' }, input, async (flow) => {
    const { session, account } = await changerOf(flow, input.change);
    const on: Handlers<'removal', null> = {
      submit: async ({ methodId }) => {
        const ends = { result: resultOf(account) };
        const refused = await change(flow, ends, 'method.removed', (activities, next) =>
          activities.removeMethod({ methodId, session, next }),
        );
        switch (refused?.outcome) {
          case undefined:
            return { done: null };
          case 'proof_stale':
            return { problem: proofStale, on };
          case 'last_way_in':
            throw new FinalRefusal({ code: 'LastWayIn' });
          case 'not_found':
            throw new FinalRefusal({ code: 'MethodNotFound' });
        }
      },
    };
    await flow.step('removal', { event: 'removal.awaited', on });
  });
}

import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import type { Handlers } from '../engine/opening.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { change, changerOf, proofStale, resultOf } from './change.ts';

/** An authentication method that is locked, by its owner or by "this was not me", is used again. */
export async function unlockMethod(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'unlock' }, input, async (flow) => {
    const { session, account } = await changerOf(flow, input.change);
    const on: Handlers<'unlock', null> = {
      submit: async ({ methodId }) => {
        const ends = { result: resultOf(account) };
        const refused = await change(flow, ends, 'method.unlocked', (activities, next) =>
          activities.unlockMethod({ methodId, session, next }),
        );
        switch (refused?.outcome) {
          case undefined:
            return { done: null };
          case 'proof_stale':
            return { problem: proofStale, on };
          case 'not_found':
            throw new FinalRefusal({ code: 'MethodNotFound' });
          case 'consent_withdrawn':
            throw new FinalRefusal({ code: 'ConsentWithdrawn' });
        }
      },
    };
    await flow.step('unlock', { event: 'unlock.awaited', on });
  });
}

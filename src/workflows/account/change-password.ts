import type { Handlers } from '../engine/opening.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import {
  type ChangeFlow,
  type Changer,
  change,
  changerOf,
  proofStale,
  resultOf,
} from './change.ts';
import { renewedSession } from './renewed-session.ts';

/** Change of the password (product.md 3): all other sessions end, and this one gets a new token. */
export async function changePassword(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'password' }, input, async (flow) => {
    await flow.begin();
    await chooseAnother(flow, await changerOf(flow, input.change));
  });
}

async function chooseAnother(
  flow: ChangeFlow<'password'>,
  { session, account, request }: Changer,
): Promise<void> {
  const on: Handlers<'password', null> = {
    submit: async (credential) => {
      const { session: renewed, handOver } = renewedSession(request);
      const ends = { result: { ...resultOf(account), session: renewed }, handOver };
      const refused = await change(flow, ends, 'password.changed', (activities, next) =>
        activities.changePassword({ ...credential, session, next }),
      );
      return refused ? { problem: proofStale, on } : { done: null };
    },
  };
  await flow.step('password', { event: 'password.awaited', on });
}

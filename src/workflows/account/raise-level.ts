import { rowOf } from '../../domain/flows/flows.ts';
import type { StrongerMethod } from '../../domain/steps/stronger-method.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import type { Handlers } from '../engine/opening.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import { addingMethod } from './add-method.ts';
import { type ChangeFlow, type Changer, changerOf, ensureMeantFor } from './change.ts';
import { proveBy } from './prove-by.ts';

/** The level of the account is raised by a stronger method, which it has from then on (product.md 3). */
export async function raiseLevel(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'level' }, input, async (flow) => {
    const changer = await changerOf(flow, input.change);
    const stronger = await chooseMethod(flow, changer);
    flow.goBy(['stronger_method', ...rowOf({ kind: 'change', method: stronger.by }).steps]);
    await proveBy(flow, stronger, addingMethod(flow, changer));
  });
}

/** Waits for the name of a method, which must be of this kind of account and stronger. */
async function chooseMethod(
  flow: ChangeFlow<'level'>,
  { account }: Changer,
): Promise<StrongerMethod> {
  const on: Handlers<'stronger_method', StrongerMethod> = {
    submit: (stronger) => {
      const name = { kind: 'change', method: stronger.by } as const;
      ensureMeantFor(account, name);
      if (account.level >= rowOf(name).level) throw new FinalRefusal({ code: 'AlreadyAtLevel' });
      return Promise.resolve({ done: stronger });
    },
  };
  return flow.step('stronger_method', { event: 'stronger_method.awaited', on });
}

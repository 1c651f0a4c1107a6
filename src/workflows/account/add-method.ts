import { rowOf } from '../../domain/flows/flows.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import type { StartChange } from '../engine/flow-settings.ts';
import { type FlowOutcome, runFlow } from '../engine/run-flow.ts';
import {
  type ChangeFlow,
  type Changer,
  change,
  changerOf,
  ensureMeantFor,
  resultOf,
} from './change.ts';
import { linkPost, type Make, proveBySim, proveByUsb } from './prove-by.ts';

/** The SIM that signs is the account's from now on (product.md 3), in the place of an older one. */
export async function addSimSignature(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'sim_signature' }, input, async (flow) => {
    const changer = await changerOf(flow, input.change);
    await proveBySim(flow, undefined, addingMethod(flow, changer));
  });
}

/** The USB certificate that signs is the account's from now on, likewise. */
export async function addUsbSignature(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'usb_signature' }, input, async (flow) => {
    await flow.begin();
    const changer = await changerOf(flow, input.change);
    await proveByUsb(flow, addingMethod(flow, changer));
  });
}

/** The account at Vietnam Post opens this one from now on, likewise. */
export async function linkVietnamPost(input: StartChange): Promise<FlowOutcome> {
  return runFlow({ kind: 'change', method: 'vietnam_post' }, input, async (flow) => {
    await flow.begin();
    const changer = await changerOf(flow, input.change);
    ensureMeantFor(changer.account, flow.name);
    await linkPost(flow, addingMethod(flow, changer));
  });
}

/**
 * Has the account given a method, by its own holder alone; its level becomes the method's where that is
 * higher.
 */
export function addingMethod(flow: ChangeFlow, { session, account }: Changer): Make {
  return async ({ method, holder }) => {
    const { level } = rowOf({ kind: 'change', method: method.kind });
    const isRaised = level > account.level;
    const ends = { result: resultOf(account, isRaised ? level : account.level) };
    const event = isRaised ? 'level.raised' : 'method.added';
    const refused = await change(flow, ends, event, (activities, next) =>
      activities.addMethod({ method, holder, level, session, next }),
    );
    switch (refused?.outcome) {
      case undefined:
        return null;
      case 'proof_stale':
        return 'FreshProofRequired';
      case 'another_person':
        throw new FinalRefusal({ code: 'ProofOfAnotherPerson' });
      case 'consent_withdrawn':
        throw new FinalRefusal({ code: 'ConsentWithdrawn' });
      case 'linked':
        throw new FinalRefusal({ code: 'PostAccountLinked' });
    }
  };
}

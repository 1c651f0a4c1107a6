import type { ProvenHolder } from '../../activities/changes/change-activities.ts';
import type { CertificateIdentity } from '../../certificates/verdict.ts';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { StrongerMethod } from '../../domain/steps/stronger-method.ts';
import { FinalRefusal } from '../engine/final-refusal.ts';
import { holderOf, shownOf } from '../proofs/holder.ts';
import { type Identified, type Judge, judgeByCa } from '../proofs/judge-signature.ts';
import { proveByPost } from '../proofs/post.ts';
import { signBySim } from '../proofs/sim.ts';
import { findSigningSim } from '../proofs/signing-sim.ts';
import { signByUsb } from '../proofs/usb.ts';
import type { ChangeFlow } from './change.ts';

type Step = StrongerMethod['by'];
/** What was proven, by whom, and the method as the account would have it. */
export type Proven = {
  method: Extract<AuthenticationMethod, { kind: Step }>;
  holder: ProvenHolder;
};

/**
 * Makes the change that a proof is for. Answers with why it is not made, where another proof may mend that;
 * ends the flow where none does.
 */
export type Make = (proven: Proven) => Promise<ProblemCode | null>;

/** Has a method proven, and the change made by whom the proof names. */
export async function proveBy(flow: ChangeFlow, named: StrongerMethod, make: Make): Promise<void> {
  switch (named.by) {
    case 'sim_signature':
      return proveBySim(flow, named.phone, make);
    case 'usb_signature':
      return proveByUsb(flow, make);
    case 'vietnam_post':
      return linkPost(flow, make);
  }
}

/** By a signature of a SIM, whose number is `given` or else asked for. */
export async function proveBySim(
  flow: ChangeFlow,
  given: string | undefined,
  make: Make,
): Promise<void> {
  const sim = await findSigningSim(flow, given);
  const { phone } = sim;
  const judge = judgeAndMake(flow, 'sim_signature', make, (certificate) => ({
    kind: 'sim_signature',
    phone,
    certificate,
  }));
  await signBySim(flow, 'change', { ...sim, subjectType: null }, judge);
}

/** By a signature of a USB token. */
export async function proveByUsb(flow: ChangeFlow, make: Make): Promise<void> {
  const judge = judgeAndMake(flow, 'usb_signature', make, (certificate) => ({
    kind: 'usb_signature',
    certificate,
  }));
  await signByUsb(flow, 'change', { subjectType: null }, judge);
}

/** By an account at Vietnam Post whose papers a clerk has checked: till then anybody may claim a number there. */
export async function linkPost(flow: ChangeFlow, make: Make): Promise<void> {
  await proveByPost(flow, 'change', async ({ subject, papersChecked, person }) => {
    if (!papersChecked) throw new FinalRefusal({ code: 'PostPapersNotChecked' });
    const { subjectType, documents } = person;
    return make({ method: { kind: 'vietnam_post', subject }, holder: { subjectType, documents } });
  });
}

/** Judges a signature by its CA, and has the change made where it counts. */
function judgeAndMake<S extends 'sim_signature' | 'usb_signature'>(
  flow: ChangeFlow,
  step: S,
  make: Make,
  toMethod: (certificate: ReturnType<typeof shownOf>) => Proven['method'],
): Judge<S, Identified> {
  const proof = { flowId: flow.record.id, step, purpose: 'change' } as const;
  const use = async (identity: CertificateIdentity): Promise<ProblemCode | null> => {
    const { subjectType, documents } = await holderOf(flow, proof, identity);
    return make({ method: toMethod(shownOf(identity)), holder: { subjectType, documents } });
  };
  return async (ways) => {
    const judged = await judgeByCa(flow, ways);
    if (!('done' in judged)) return judged;
    const refused = await use(judged.done.identity);
    return refused ? ways.refuse(refused) : judged;
  };
}

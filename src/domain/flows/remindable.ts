import { type StepName } from '../steps/steps.ts';
import { type FlowName, flowNames, isResumable, stepsOf } from './flows.ts';
import { systemsOf } from './systems-of.ts';
import type { OutsideSystem } from './waiting-for.ts';

/** A step at which a registration that was left there is reminded of, and what the flow needs on its way. */
export type Remindable = Pick<FlowName, 'kind' | 'method'> & {
  step: StepName;
  systems: readonly OutsideSystem[];
};

/** By these the holder of the flow's phone has shown that it is theirs. */
const provesPhone: readonly StepName[] = ['otp', 'sim_signature'];

/**
 * The steps of registrations at which their phone is proven: before, it is a number that somebody has typed. And
 * only of flows that a reference and a code to that phone lead back to.
 */
export const remindable: readonly Remindable[] = flowNames
  .filter((name) => name.kind === 'registration' && isResumable(name))
  .flatMap(({ kind, method }) => {
    const steps = stepsOf({ kind, method });
    const proof = steps.findIndex((step) => provesPhone.includes(step));
    const systems = systemsOf({ kind, method });
    return proof < 0 ? [] : steps.slice(proof + 1).map((step) => ({ kind, method, step, systems }));
  });

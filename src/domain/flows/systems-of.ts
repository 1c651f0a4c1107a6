import { isMethod, methods } from '../methods/methods.ts';
import type { ProblemCode } from '../problems/problems.ts';
import type { StepDeclaration } from '../steps/step-declaration.ts';
import { type StepName, steps } from '../steps/steps.ts';
import { type AnyFlow, declarationOf, stepsOf } from './flows.ts';
import { unavailable } from './unavailable.ts';
import { type OutsideSystem, outsideSystems } from './waiting-for.ts';

/**
 * The outside systems that a flow may need on its way: those that its method asks, and each whose absence
 * its start or one of its steps is declared to tell of. A step that proves by a method has its name.
 */
export function systemsOf(
  flow: AnyFlow & { steps?: readonly StepName[] | undefined },
): OutsideSystem[] {
  const names = stepsOf(flow);
  const asked = [flow.method, ...names].flatMap((name): readonly OutsideSystem[] =>
    isMethod(name) ? methods[name].asks : [],
  );
  // The first step is told of as the flow's start is; other flows begin with it, too.
  const later = names.slice(1).flatMap((name) => toldAt(steps[name]));
  const told = [...declarationOf(flow).refusals, ...later];
  return outsideSystems.filter(
    (system) => asked.includes(system) || told.includes(unavailable[system]),
  );
}

function toldAt({ refusals, actions }: StepDeclaration): ProblemCode[] {
  return [...refusals, ...Object.values(actions).flat()];
}

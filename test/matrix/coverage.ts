import { type AnyFlow, flowNames, rowOf } from '../../src/domain/flows/flows.ts';

/** A flow that was met at a move: `start`, or the step that it takes the flow past. */
type Met = { flow: AnyFlow; step: string };

/** The flows and steps that are declared and that nothing was met at, a sentence each: a new one has no way yet. */
export function notMet(met: readonly Met[]): string[] {
  return flowNames.flatMap((name) => {
    const steps = met
      .filter(({ flow }) => flow.kind === name.kind && flow.method === name.method)
      .map(({ step }) => step);
    const what = `${name.kind} by ${name.method}`;
    if (steps.length === 0) return [`no way goes through ${what}`];
    const [, ...later] = rowOf(name).steps;
    return later
      .filter((step) => !steps.some((one) => one === step || one.startsWith(`${step}, `)))
      .map((step) => `no way is met at ${step} of ${what}`);
  });
}

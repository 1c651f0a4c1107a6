import type { z } from 'zod';
import type { FlowMethod } from '../flows/flows.ts';
import type { DetailsOf, MethodWithDetails } from './details/details-bodies.ts';
import type { StepName, SubmittedStep, steps } from './steps.ts';

type Steps = typeof steps;
type Output<Z> = Z extends z.ZodType<infer T> ? T : never;
type BodyOf<S extends SubmittedStep> = Output<ReturnType<Steps[S]['body']>>;

/** What reaches a flow when a step is submitted; details go by the flow's method. */
export type Submitted<S extends StepName, M extends FlowMethod = FlowMethod> = S extends 'details'
  ? DetailsOf[M & MethodWithDetails]
  : Steps[S] extends { reaches: infer Z }
    ? Output<Z>
    : S extends SubmittedStep
      ? BodyOf<S>
      : never;

/** The steps whose body reaches the flow as it is, and counts nothing. */
export type PlainStep = {
  [S in SubmittedStep]: S extends 'details' | 'phone' | 'disputed_number'
    ? never
    : Steps[S] extends { reaches: unknown }
      ? never
      : S;
}[SubmittedStep];

/** What a step may allow besides being submitted. */
export type ActionOf<S extends StepName> = keyof Steps[S]['actions'];

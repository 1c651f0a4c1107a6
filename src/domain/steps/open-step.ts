import { z } from 'zod';
import { waitedFor } from '../flows/waiting-for.ts';
import { actionNames } from './actions.ts';
import { time } from './shown.ts';
import { type StepName, stepNames, steps } from './steps.ts';

type Steps = typeof steps;
type Members<T> = (T extends unknown ? (member: T) => void : never) extends (all: infer A) => void
  ? A
  : never;
/** What all steps show, by member. */
type AllShown = Members<Steps[StepName]['shows']>;
type Optional<Shape> = {
  [K in keyof Shape]: Shape[K] extends z.ZodType ? z.ZodExactOptional<Shape[K]> : never;
};

/** A step that is open, as clients see it: what it shows besides goes by the step. */
export const openStepView = z.object({
  name: z.enum(stepNames),
  waitingFor: z.enum(waitedFor),
  actions: z.array(z.enum(actionNames)).describe('What is allowed right now'),
  until: time.describe('When this wait ends'),
  ...shownOptionally(),
});

/** A step that is open, as the workflow knows it. */
export type OpenStep = z.output<typeof openStepView>;

/** What one step shows. */
export type Shown<S extends StepName> = {
  [K in keyof Steps[S]['shows']]?: Steps[S]['shows'][K] extends z.ZodType<infer T> ? T : never;
};

function shownOptionally(): Optional<AllShown>;
function shownOptionally(): Record<string, z.ZodType> {
  const members = Object.values(steps).flatMap(({ shows }) => Object.entries<z.ZodType>(shows));
  return Object.fromEntries(members.map(([name, schema]) => [name, schema.exactOptional()]));
}

import type { z } from 'zod';
import type { Text } from '../flows/text.ts';
import type { Method } from '../methods/methods.ts';
import type { DetailsRules } from './details/details-rules.ts';
import type { ProblemCode } from '../problems/problems.ts';
import type { ActionOnRoute } from './actions.ts';

/** All that there is to say of a step: routes, views, messages and texts are derived from it. */
export type StepDeclaration = {
  /** What the citizen does there. */
  readonly summary: Text;
  /**
   * What is submitted, which may go by rules and method. Missing where nothing is: what the step
   * waits for comes from elsewhere.
   */
  readonly body?: (rules: DetailsRules, method: Method) => z.ZodType;
  /** What of it reaches the flow, where the body is a secret: of no use to anybody. */
  readonly reaches?: z.ZodType;
  /** What the step shows to the citizen, by the names that the flow shows it under. */
  readonly shows: Readonly<Record<string, z.ZodType>>;
  /** What it may allow, and why each may be refused there. */
  readonly actions: Readonly<Partial<Record<ActionOnRoute, readonly ProblemCode[]>>>;
  /** Why what is submitted may be refused, beside its form. */
  readonly refusals: readonly ProblemCode[];
};

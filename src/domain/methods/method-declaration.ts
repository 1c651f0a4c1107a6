import type { Text } from '../flows/text.ts';
import type { ProblemCode } from '../problems/problems.ts';
import type { OutsideSystem, WaitingFor } from '../flows/waiting-for.ts';

/** All that there is to say of a method, whatever kind of flow it is used in. */
export type MethodDeclaration = {
  readonly title: Text;
  /** Whom it asks first: the flow waits for them while nobody has worked on it yet. */
  readonly asksFirst: WaitingFor;
  /** The outside systems that it asks; production must name their settings (`settings.ts`). */
  readonly asks: readonly OutsideSystem[];
  /** Secrets that it needs; those that no method names are needed always. */
  readonly secrets: readonly string[];
  /** Why what is told first may be refused, beside its form. */
  readonly refusals: readonly ProblemCode[];
};

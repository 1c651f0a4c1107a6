import type { MethodDeclaration } from '../methods/method-declaration.ts';
import type { StepName } from '../steps/steps.ts';
import type { Level, SubjectType } from './levels.ts';
import type { Text } from './text.ts';

/** One cell of the matrix: what a method is made of in a flow of one kind. */
export type FlowRow = {
  /** Paragraph of the guide that it implements. */
  readonly guide: string;
  readonly subjectTypes: readonly SubjectType[];
  /** The whole way, in order; the flow is started with the data of the first. */
  readonly steps: readonly [StepName, ...StepName[]];
  /** The highest verification level that it proves, 1 to 3. */
  readonly level: Level;
  readonly proof: Text;
  /** Temporal workflow type: a function of `src/workflows/index.ts`. */
  readonly workflow: string;
  /** The route that starts it, where that does not follow from kind and name. */
  readonly path?: string;
  /**
   * Whether it can be taken up on another device, by a code to the phone that was typed in it. One that
   * belongs to a session or a browser cannot, nor one in which no phone is typed.
   */
  readonly resumable?: true;
};

/** A cell that is named by what it is for, not by a method to prove who one is. */
export type OwnFlowRow = FlowRow & Pick<MethodDeclaration, 'title' | 'asksFirst' | 'refusals'>;

import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { Reader } from './present-problem.ts';

/** What an answer tells beside the problem: what was acted on, as it now stands. */
export type Beside = {
  /** The flow whose actions are the ways on. */
  record?: FlowRecord;
  /** Further members of the problem, or others in place of its own. */
  members: (reader: Reader) => object;
  headers?: Record<string, string>;
};

/** Thrown by a route to answer with a problem instead: the one expected failure at the edge. */
export class Refused extends Error {
  readonly refusal: Refusal;
  readonly beside: Beside | undefined;

  constructor(refusal: Refusal | ProblemCode, beside?: Beside) {
    const whole = typeof refusal === 'string' ? { code: refusal } : refusal;
    super(whole.code);
    this.name = 'Refused';
    this.refusal = whole;
    this.beside = beside;
  }
}

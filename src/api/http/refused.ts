import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { FlowShown } from '../flows/present-flow.ts';

/** Thrown by a route to answer with a problem instead: the one expected failure at the edge. */
export class Refused extends Error {
  readonly refusal: Refusal;
  /** The flow as it now stands, where there is one. */
  readonly flow: FlowShown | undefined;

  constructor(refusal: Refusal | ProblemCode, flow?: FlowShown) {
    const whole = typeof refusal === 'string' ? { code: refusal } : refusal;
    super(whole.code);
    this.name = 'Refused';
    this.refusal = whole;
    this.flow = flow;
  }
}

import type { Refusal } from '../../domain/problems/refusal.ts';

/** Thrown by a step that ends the flow: nothing the citizen may do could change the answer. */
export class FinalRefusal extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.code);
    this.refusal = refusal;
  }
}

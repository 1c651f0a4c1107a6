import type { Refusal } from '../../domain/problems/refusal.ts';

/** Thrown by a step that ends the flow: nothing the citizen may do could change the answer. */
export class FinalRefusal extends Error {
  readonly refusal: Refusal;
  /** What a source has found wrong: for staff, in the audit. */
  readonly findings: readonly string[] | undefined;

  constructor(refusal: Refusal, findings?: readonly string[]) {
    super(refusal.code);
    this.refusal = refusal;
    this.findings = findings;
  }
}

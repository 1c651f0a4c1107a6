import type { ProblemCode } from '../../domain/problems/problems.ts';

/** A file that a route takes as its body. */
export type Upload = {
  /** Media types, of which its header names one. */
  types: readonly string[];
  largestBytes: number;
  /** What is not there by then is given up. */
  timeoutMs: number;
  /** What a file that is too large is refused as, and one whose header names another type. */
  tooLarge: ProblemCode;
  unknownType: ProblemCode;
};

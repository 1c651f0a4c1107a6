import type { Level } from '../flows/levels.ts';
import type { FieldCode, ProblemCode } from './problems.ts';

/** One field that was refused: a JSON pointer into the request's body and a stable code. */
export type FieldRefusal = { pointer: string; code: FieldCode };

/**
 * An expected refusal, as a value: workflows and activities return it, the API renders it as a
 * problem (RFC 9457) in the reader's language.
 */
export type Refusal = {
  code: ProblemCode;
  /** The earliest time at which trying again makes sense, RFC 3339 in UTC. */
  retryAt?: string;
  attemptsLeft?: number;
  /** What must be proven, where the session's own level is not enough. */
  level?: Level;
  errors?: FieldRefusal[];
};

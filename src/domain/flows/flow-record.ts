import type { HandOver } from '../account/sign-in.ts';
import type { Refusal } from '../problems/refusal.ts';
import type { OpenStep } from '../steps/open-step.ts';
import type { StepName } from '../steps/steps.ts';
import type { ResultOf } from './flow-results.ts';
import type { MethodOf, OfferedKind } from './flows.ts';

export type FlowStatus = 'open' | 'completed' | 'refused' | 'cancelled' | 'expired';

/**
 * The flow as its workflow knows it: free of language and of secrets, phones and numbers masked.
 * `getFlow` answers with it, the `flow` row holds it, the API turns it into the view of the contract.
 */
export type FlowRecord<K extends OfferedKind = OfferedKind> = {
  id: string;
  reference: string;
  kind: K;
  method: MethodOf<K>;
  status: FlowStatus;
  /** The whole way, where it is not its method's usual one. */
  steps?: readonly StepName[] | undefined;
  /** Counts the waiting points; a row is only ever overwritten by a higher one. */
  sequence: number;
  step: OpenStep | null;
  /** The last refusal, until the next success. */
  problem: Refusal | null;
  /** The review that is open for this claim, while it decides something. */
  reviewId?: string | undefined;
  /** When the current wait began, RFC 3339 in UTC. */
  waitingSince: string;
  expiresAt: string;
  /** Set once completed; what it is goes by the kind. */
  result: ResultOf<K> | null;
  /** How the session that a login has opened is handed over. */
  handOver?: HandOver | undefined;
};

import type { AnyFlow } from '../../domain/flows/flows.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { ProblemCode } from '../../domain/problems/problems.ts';
import type { AnyStart } from '../../workflows/engine/flow-settings.ts';
import type { StepAnswer, Submission } from '../../workflows/engine/messages.ts';
import type { StaffEvent } from './staff-event.ts';

/** What became of a submission, as far as the deadline of a request lets one see. */
export type StepOutcome =
  /** The workflow has come to its next waiting point. */
  | { kind: 'answer'; answer: StepAnswer }
  /** Not there yet: the work goes on, the flow tells the rest. */
  | { kind: 'pending' }
  /** The workflow does not take this submission now; nothing of it is recorded. With its own word. */
  | { kind: 'rejected'; code: ProblemCode; flow: FlowRecord | null }
  /** There is no workflow that runs under this id: the row says why. */
  | { kind: 'ended' }
  /** Temporal is out of reach or refuses more: nothing was accepted. */
  | { kind: 'unavailable'; code: 'ServiceUnavailable' | 'Overloaded' };

/** What a flow is told: of a provider only where to look, nothing to be believed. */
export type FlowEvent =
  /** The contacts of its account have taken it back. */
  | { signal: 'cancel'; reason: string }
  /** Staff have decided: it reads the decision itself. */
  | { signal: 'verifyManually'; reviewId: string }
  | StaffEvent
  | { signal: 'simSigned'; eventId: string; transactionId: string }
  | { signal: 'postVerified'; eventId: string };

/** The workflows, as the edge sees them: each call answers within the request's deadline. */
export type Flows = {
  /** Starts a flow with its first submission; the same flow id twice is one flow. */
  start: (flow: AnyFlow & AnyStart, submission: Submission) => Promise<StepOutcome>;
  submit: (flowId: string, submission: Submission) => Promise<StepOutcome>;
  /** Tells a flow of an event; a flow that has ended hears nothing. */
  tell: (flowId: string, event: FlowEvent) => Promise<'told' | 'ended' | 'unavailable'>;
  /** What was answered under an idempotency key before, or null; never submits anything. */
  recall: (flowId: string, idempotencyKey: string) => Promise<StepAnswer | null>;
};

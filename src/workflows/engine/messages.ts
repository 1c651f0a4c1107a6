import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Actor } from '../../domain/flows/actor.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { ActionOnRoute } from '../../domain/steps/actions.ts';
import type { SubmittedStep } from '../../domain/steps/steps.ts';
import type { Submitted } from '../../domain/steps/submitted.ts';

/**
 * What the citizen submits at a step, or asks for by an action; `begin` starts a flow whose first step is
 * answered from elsewhere.
 */
export type Submission = { idempotencyKey: string; requestMac: string } & (
  | { [S in SubmittedStep]: { step: S; data: Submitted<S> } }[SubmittedStep]
  | { step: ActionOnRoute; data: null }
  | { step: 'begin'; data: null }
  | { step: 'cancel'; data: null }
);

export type StepAnswer = {
  flow: FlowRecord;
  /** What was refused of this very submission. */
  refusal: Refusal | null;
  /** Of the submission that was answered: tells a repeated key with another body. */
  requestMac: string;
};

/** What others tell a flow: where to look, nothing to be believed. */
export type Signals = {
  verifyManually: { reviewId: string };
  simSigned: { transactionId: string };
  postVerified: null;
  /** The deadline has been put off already; where the flow stands is to be written anew. */
  extendDeadline: null;
  /** Where the flow stands is to be written anew: its row was lost, or is another one's work. */
  writeAgain: null;
};

/** A message to a flow, by whatever way it came: what a step may handle. */
export type Message = (
  | {
      [S in SubmittedStep]: { name: 'submit'; step: S; data: Submitted<S>; key: string };
    }[SubmittedStep]
  | { name: ActionOnRoute | 'begin'; data: null }
  | { [S in keyof Signals]: { name: S; data: Signals[S] } }[keyof Signals]
) & {
  from: Actor;
  /** Whether somebody waits for the answer. */
  isAwaited: boolean;
  /** What was refused of this message. */
  refusal?: Refusal;
  /** The flow has come to its next waiting point: whoever sent the message gets the answer. */
  isAnswered?: boolean;
};

/** From the API: answers with the flow at its next waiting point. */
export const submitStep = defineUpdate<StepAnswer, [Submission]>('submitStep');
/** From the API and the Temporal UI: the flow, free of secrets. */
export const getFlow = defineQuery<FlowRecord>('getFlow');
/**
 * Signals, from the API and the Temporal UI: what they hold is `SignalData`, which the handlers check,
 * since from the UI anything may come.
 */
export const resendOtp = defineSignal<unknown[]>('resendOtp');
export const cancel = defineSignal<unknown[]>('cancel');
/** From staff, as the citizen's `askForReview`. */
export const openReview = defineSignal<unknown[]>('openReview');
export const extendDeadline = defineSignal<unknown[]>('extendDeadline');
export const verifyManually = defineSignal<unknown[]>('verifyManually');
export const simSigned = defineSignal<unknown[]>('simSigned');
/** From the reconciliation: the row does not say where the flow stands. */
export const writeAgain = defineSignal<unknown[]>('writeAgain');
export const postVerified = defineSignal<unknown[]>('postVerified');

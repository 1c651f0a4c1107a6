import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { Details } from '../../domain/methods/details-schemas.ts';
import type { FlowRecord } from '../../domain/flows/flow-record.ts';
import type { Refusal } from '../../domain/problems/refusal.ts';
import type { PostReturn } from '../../domain/steps/steps.ts';
import type { WebEidToken } from '../../domain/steps/web-eid-token.ts';

/** A password as it reaches a workflow: of no use to anybody without the pepper. */
export type PasswordCredential = {
  /** Salt of the argon2id hash, base64url. */
  salt: string;
  /** HMAC(pepper, hash), base64url. */
  mac: string;
};

/** What the citizen submits at a step, or asks for by an action. */
export type Submission = { idempotencyKey: string; requestMac: string } & (
  | { step: 'details'; data: Details }
  | { step: 'otp'; data: { codeMac: string } }
  | { step: 'password'; data: PasswordCredential }
  | { step: 'usb_signature'; data: { authToken: WebEidToken } }
  | { step: 'vietnam_post'; data: PostReturn }
  | { step: 'confirm'; data: { email?: string } }
  | { step: 'resendOtp' | 'resendPrompt' | 'askForReview' | 'cancel'; data: null }
);

export type StepAnswer = {
  flow: FlowRecord;
  /** What was refused of this very submission. */
  refusal: Refusal | null;
  /** Of the submission that was answered: tells a repeated key with another body. */
  requestMac: string;
};

/** From the API: answers with the flow at its next waiting point. */
export const submitStep = defineUpdate<StepAnswer, [Submission]>('submitStep');
/** From the API and the Temporal UI: the flow, free of secrets. */
export const getFlow = defineQuery<FlowRecord>('getFlow');
/** From support staff and the Temporal UI: the same as the citizen's action, within its limits. */
export const resendOtp = defineSignal('resendOtp');
/** From support staff and the Temporal UI. */
export const cancel = defineSignal<[{ reason: string }]>('cancel');
/** From support staff: says that a review is decided; the decision itself is read from the database. */
export const verifyManually = defineSignal<[{ reviewId: string }]>('verifyManually');
/**
 * From the callback of the SIM provider: says that a transaction has ended. Its payload is not
 * believed: the workflow asks the provider.
 */
export const simSigned = defineSignal<[ProviderEvent & { transactionId: string }]>('simSigned');
/** From the callback of Vietnam Post: says that papers were checked; the workflow asks the Post. */
export const postVerified = defineSignal<[ProviderEvent]>('postVerified');

/** Names one event of a provider, however often it is told. */
type ProviderEvent = { eventId: string };

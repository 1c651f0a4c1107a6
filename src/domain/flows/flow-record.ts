import type { ActionName, FlowKind, Level, Method, StepName, SubjectType } from './flows.ts';
import type { Refusal } from '../problems/refusal.ts';
import type { Source } from '../subject/registrant.ts';

/** Whom a flow may be waiting for at a step. */
export const waitedFor = ['citizen', 'carrier', 'insurer', 'sim', 'ca', 'post', 'staff'] as const;

export type WaitingFor = (typeof waitedFor)[number];

export type FlowStatus = 'open' | 'completed' | 'refused' | 'cancelled' | 'expired';

/** What the `otp` step shows: times are RFC 3339 in UTC, the phone is masked. */
export type OtpShown = {
  sentTo: string;
  attemptsLeft: number;
  resendAfter: string;
};

/** What a manual verification shows: the reference to tell support staff, and its deadline. */
export type ReviewShown = { reference: string; until: string };

/** The four digits that stand on the phone too, so that the citizen sees which prompt is theirs. */
export type SimPromptShown = { code: string };

/** What the USB token is to sign: a Web eID authentication token made over it, until then. */
export type ChallengeShown = { nonce: string; origin: string; until: string };

/** Where the browser goes to sign in at Vietnam Post. */
export type RedirectShown = { url: string };

/** What `confirm` confirms: who the source says that this is. */
export type IdentityShown = {
  subjectType: SubjectType;
  fullName: string;
  /** Masked: `001********5`. */
  documentNumber: string;
  dateOfBirth?: string;
  level: Level;
  source: Source;
};

export type OpenStep = {
  name: StepName;
  waitingFor: WaitingFor;
  /** What is allowed right now. */
  actions: ActionName[];
  /** When this wait ends, RFC 3339 in UTC. */
  until: string;
  otp?: OtpShown;
  simPrompt?: SimPromptShown;
  challenge?: ChallengeShown;
  redirect?: RedirectShown;
  identity?: IdentityShown;
  review?: ReviewShown;
};

export type AccountCreated = { id: string; level: Level; subjectType: SubjectType };

/**
 * The flow as its workflow knows it: free of language and of secrets, phones and numbers masked.
 * `getFlow` answers with it, the `flow` row holds it, the API turns it into the view of the contract.
 */
export type FlowRecord = {
  id: string;
  reference: string;
  kind: FlowKind;
  method: Method;
  status: FlowStatus;
  /** Counts the waiting points; a row is only ever overwritten by a higher one. */
  sequence: number;
  step: OpenStep | null;
  /** The last refusal, until the next success. */
  problem: Refusal | null;
  /** When the current wait began, RFC 3339 in UTC. */
  waitingSince: string;
  expiresAt: string;
  result: { account: AccountCreated } | null;
};

import type { Notification } from '../adapters/sim-provider/client.ts';
import type { FlowRow } from '../db/flows/flows.ts';
import type { SimPrompt } from '../db/proofs/sim-prompt-ends.ts';
import type { Throttle } from '../db/throttles.ts';
import type { FlowRecord } from '../domain/flows/flow-record.ts';
import type { Details } from '../domain/methods/details-schemas.ts';
import type { Method } from '../domain/flows/flows.ts';
import type { ProblemCode } from '../domain/problems/problems.ts';
import type { ApiSettings } from '../platform/config/api.ts';
import type { Keys } from '../platform/keys.ts';
import type { Logger } from '../platform/log.ts';
import type { FlowSettings, StartFlow } from '../workflows/engine/flow-input.ts';
import type { StepAnswer, Submission } from '../workflows/engine/messages.ts';
import type { BotCheck } from './http/bot-check.ts';
import type { HashPassword } from './flows/hash-password.ts';
import type { Metrics } from './http/metrics.ts';
import type { z } from 'zod';

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

/** What a provider's callback says to a flow: only where to look, nothing to be believed. */
export type FlowEvent =
  | { signal: 'simSigned'; eventId: string; transactionId: string }
  | { signal: 'postVerified'; eventId: string };

/** What a notice of Vietnam Post turns out to be; `unavailable`: its keys cannot be had now. */
export type PostNoticeRead =
  | { outcome: 'notice'; eventId: string; subject: string }
  | { outcome: 'refused'; code: string }
  | { outcome: 'unavailable' };
export type ReadPostNotice = (jwt: string) => Promise<PostNoticeRead>;

/** Reads what calls itself a notification of the SIM provider, and says what is wrong with it. */
export type ReadSimNotification = (message: Uint8Array) => Notification;

/** The workflows, as the edge sees them: each call answers within the request's deadline. */
export type Flows = {
  /** Starts a flow with its first submission; the same flow id twice is one flow. */
  start: (input: StartFlow, submission: Submission) => Promise<StepOutcome>;
  submit: (flowId: string, submission: Submission) => Promise<StepOutcome>;
  /** Tells a flow of an event at a provider; a flow that has ended hears nothing. */
  tell: (flowId: string, event: FlowEvent) => Promise<'told' | 'ended' | 'unavailable'>;
  /** What was answered under an idempotency key before, or null; never submits anything. */
  recall: (flowId: string, idempotencyKey: string) => Promise<StepAnswer | null>;
};

/** The flows' rows: status that is there without a worker. */
export type FlowRows = {
  read: (flowId: string) => Promise<FlowRow | null>;
  /** Writes the row of a flow that is accepted but not yet worked on; never overwrites. */
  accept: (record: FlowRecord) => Promise<void>;
  /** Calls `listener` at each change, and when one may have been missed; answers how to stop. */
  watch: (flowId: string, listener: () => void) => () => void;
};

/** Counts a start against throttles that all processes share; a repeated start is not counted. */
export type AdmitStart = (
  flowId: string,
  throttles: readonly [Throttle, ...Throttle[]],
) => Promise<{ known: boolean; refusedUntil: Date | null }>;

/** One dependency's health: rejects, or answers false, when it is down. */
export type Probe = () => Promise<boolean>;

/** Everything that the API is handed; `createApp` keeps no other state. */
export type ApiDeps = {
  settings: ApiSettings;
  keys: Keys;
  log: Logger;
  now: () => Date;
  flows: Flows;
  rows: FlowRows;
  admitStart: AdmitStart;
  simNotifications: {
    read: ReadSimNotification;
    findPrompt: (apTransId: string) => Promise<SimPrompt | null>;
    /** Frees the number of a prompt whose flow has ended. */
    abandon: (apTransId: string) => Promise<void>;
  };
  postNotices: {
    read: ReadPostNotice;
    /** Ids of the flows that wait for the papers of this account. */
    flowsOf: (subject: string) => Promise<string[]>;
  };
  botCheck: BotCheck;
  hashPassword: HashPassword;
  isCommonPassword: (password: string) => boolean;
  /** Body of each method's step `details`, under the rules in force. */
  detailsSchemas: Record<Method, z.ZodType<Details>>;
  metrics: Metrics;
  flowSettings: FlowSettings;
  limits: {
    ipStartsPerHour: number;
    documentStartsPerHour: number;
    numberStartsPerHour: number;
  };
  /** What must be up for the API to be ready, and what is only shown. */
  probes: { required: Record<string, Probe>; informational: Record<string, Probe> };
  /** Aborted when the process is about to stop: streams end, long polls answer. */
  stopping: AbortSignal;
};

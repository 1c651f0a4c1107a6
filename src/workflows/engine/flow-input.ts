import type { Method } from '../../domain/flows/flows.ts';

/** Durations in milliseconds and limits; handed in with the start, so that a replay has the same. */
export type FlowSettings = {
  /** From the start to the end of a flow that is done online. */
  deadlineMs: number;
  /** From the request to the end of a manual verification. */
  reviewDeadlineMs: number;
  otpTtlMs: number;
  otpResendAfterMs: number;
  otpResends: number;
  otpTriesPerCode: number;
  otpTriesPerDay: number;
  /** Messages to one number in an hour and in a day. */
  messagesPerHour: number;
  messagesPerDay: number;
  /** How long a USB token may take to sign a challenge. */
  challengeTtlMs: number;
  /** How long a prompt stays on the phone; the pauses after one and between questions for it. */
  simPromptMs: number;
  simCoolDownMs: number;
  simStatusEveryMs: number;
  simPromptsPerHour: number;
  simPromptsPerDay: number;
  /** Between two questions for papers, and between two reminders of them. */
  postStatusEveryMs: number;
  postReminderEveryMs: number;
  /** How often wrong details may be corrected. */
  corrections: number;
  /** Submissions that one flow takes, of every kind: a bound on its history. */
  submissions: number;
  /** The first and the longest pause between two tries of an outside system. */
  retryInitialMs: number;
  retryMaximumMs: number;
};

export type StartFlow = {
  flowId: string;
  /** Short, to be read out on the phone or at a counter. */
  reference: string;
  method: Method;
  settings: FlowSettings;
};

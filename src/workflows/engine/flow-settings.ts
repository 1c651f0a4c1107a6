import type { ChangeRequest } from '../../domain/account/change-request.ts';
import type { SignInRequest } from '../../domain/account/sign-in.ts';
import type { Language } from '../../domain/flows/text.ts';

/**
 * What a flow goes by from start to end: durations in milliseconds, and how often something may be
 * done in it. Handed in with the start, so that a replay has the same. What is counted across flows
 * lives with the activities, where operators can change it for flows that are open.
 */
export type FlowSettings = {
  /** From the start to the end of a flow that is done online. */
  deadlineMs: number;
  /** From the request to the end of a manual verification. */
  reviewDeadlineMs: number;
  /** Submissions that one flow takes, of every kind: a bound on its history. */
  submissions: number;
  /** The first and the longest pause between two tries of an outside system. */
  retry: { initialMs: number; maximumMs: number };
  details: { corrections: number };
  otp: { ttlMs: number; resendAfterMs: number; resends: number; triesPerCode: number };
  /** How long a prompt stays on the phone; the pauses after one and between questions for it. */
  simSignature: { promptMs: number; coolDownMs: number; statusEveryMs: number };
  /** How long a USB token may take to sign a challenge. */
  usbSignature: { challengeTtlMs: number };
  /**
   * How often a CA is tried for a certificate's status before staff are asked, and the pause between
   * two questions to it from then on.
   */
  certificates: { statusTries: number; statusEveryMs: number };
  /** Until a session ends that nobody uses, by its level, and in any case. */
  session: { idleMs: number; idleLevel3Ms: number; maximumMs: number };
  /** From the approval of a recovery at a counter to its effect. */
  recovery: { waitMs: number };
  /** Between two questions for papers, and between two reminders of them. */
  vietnamPost: { statusEveryMs: number; reminderEveryMs: number };
  /**
   * From the wish to have the account closed until it is, between two looks whether that was taken back,
   * and how long its numbers are not registered anew.
   */
  closing: { afterMs: number; lookEveryMs: number; numberKeptDays: number };
};

/** What a flow is started with; which story it is, the workflow's type says. */
export type StartFlow = {
  flowId: string;
  /** Short, to be read out on the phone or at a counter. */
  reference: string;
  /** In which messages to the citizen are written: that of the start. */
  language: Language;
  /** Of the first submission: tells a repeated start from another one as long as the flow's row lives. */
  startMac: string;
  settings: FlowSettings;
};

/** What a change of an account is started with. */
export type StartChange = StartFlow & { change: ChangeRequest };

/** What a login is started with. */
export type StartLogin = StartFlow & { signIn: SignInRequest };

/** What any flow is started with. */
export type AnyStart = StartFlow | StartLogin | StartChange;

import type { SettingReader } from './reader.ts';

const day = 86_400;

/** How long the waits of a flow last; handed to the workflow as input, so that tests use short ones. */
export type Durations = {
  /** A flow that is done online, from start to end. */
  flowDeadlineSeconds: number;
  /** A flow that waits for support staff or a counter, from when it began to wait. */
  reviewDeadlineSeconds: number;
  /** A login, or a recovery by a code, from start to end. */
  loginDeadlineSeconds: number;
  /** Until a session ends that nobody uses, by its level, and in any case. */
  sessionIdleSeconds: number;
  sessionIdleLevel3Seconds: number;
  sessionSeconds: number;
  /** From the approval of a recovery at a counter to its effect. */
  recoveryWaitSeconds: number;
  otpTtlSeconds: number;
  otpResendAfterSeconds: number;
  /** How long a USB token may take to sign a challenge. */
  challengeTtlSeconds: number;
  /** After a prompt on the phone has ended without a signature, until the next one. */
  simCoolDownSeconds: number;
  /** Between two questions to the SIM provider how a prompt stands, should its callback be lost. */
  simStatusEverySeconds: number;
  /** Between two questions to a CA while staff are to say what it does not. */
  certificateStatusEverySeconds: number;
  /** Between two questions to Vietnam Post whether papers have been checked. */
  postStatusEverySeconds: number;
  /** Between two reminders to take the papers to a post office. */
  postReminderEverySeconds: number;
  /**
   * When somebody is reminded of a registration that they have left: how much of the time from then to its
   * deadline is over, and how long it must be open still.
   */
  reminders: { afterPercent: number; leastSeconds: number };
  /** From the wish to have an account closed until it is: so long it can be taken back. */
  closingSeconds: number;
  /** Between two looks whether a sign-in has taken that back. */
  closingLookEverySeconds: number;
  /** How long nobody registers the numbers of a closed account anew. */
  closedNumberKeptDays: number;
  /**
   * How long the other party of a complaint is heard: working days; or seconds, where there are any, as a
   * demonstration needs them.
   */
  hearingWorkingDays: number;
  hearingSeconds: number;
  /** First and longest pause between two tries of an outside system. */
  retryInitialMs: number;
  retryMaximumMs: number;
};

export function readDurations(read: SettingReader): Durations {
  const seconds = (name: string, fallback: number): number =>
    read.integer(name, fallback, { min: 1, max: 60 * day });
  const milliseconds = (name: string, fallback: number): number =>
    read.integer(name, fallback, { min: 10, max: day * 1000 });
  const durations = {
    flowDeadlineSeconds: seconds('FLOW_DEADLINE_SECONDS', day),
    reviewDeadlineSeconds: seconds('REVIEW_DEADLINE_SECONDS', 16 * day),
    loginDeadlineSeconds: seconds('LOGIN_DEADLINE_SECONDS', 1_800),
    sessionIdleSeconds: seconds('SESSION_IDLE_SECONDS', 1_800),
    sessionIdleLevel3Seconds: seconds('SESSION_IDLE_LEVEL_3_SECONDS', 900),
    sessionSeconds: seconds('SESSION_SECONDS', 43_200),
    recoveryWaitSeconds: seconds('RECOVERY_WAIT_SECONDS', day),
    otpTtlSeconds: seconds('OTP_TTL_SECONDS', 300),
    otpResendAfterSeconds: seconds('OTP_RESEND_AFTER_SECONDS', 60),
    challengeTtlSeconds: seconds('CHALLENGE_TTL_SECONDS', 300),
    simCoolDownSeconds: seconds('SIM_COOL_DOWN_SECONDS', 30),
    simStatusEverySeconds: seconds('SIM_STATUS_EVERY_SECONDS', 15),
    certificateStatusEverySeconds: seconds('CA_STATUS_EVERY_SECONDS', 3_600),
    postStatusEverySeconds: seconds('POST_STATUS_EVERY_SECONDS', 6 * 3_600),
    postReminderEverySeconds: seconds('POST_REMINDER_EVERY_SECONDS', 3 * day),
    reminders: {
      afterPercent: read.integer('REMINDER_AFTER_PERCENT', 50, { min: 10, max: 90 }),
      leastSeconds: seconds('REMINDER_LEAST_SECONDS', 3_600),
    },
    closingSeconds: seconds('CLOSING_SECONDS', 14 * day),
    closingLookEverySeconds: seconds('CLOSING_LOOK_EVERY_SECONDS', day),
    closedNumberKeptDays: read.integer('CLOSED_NUMBER_KEPT_DAYS', 1_825, { min: 1, max: 36_500 }),
    hearingWorkingDays: read.integer('HEARING_WORKING_DAYS', 5, { min: 1, max: 30 }),
    hearingSeconds: read.integer('HEARING_SECONDS', 0, { min: 0, max: 60 * day }),
    retryInitialMs: milliseconds('RETRY_INITIAL_MS', 1_000),
    retryMaximumMs: milliseconds('RETRY_MAXIMUM_MS', 60_000),
  };
  if (durations.retryInitialMs > durations.retryMaximumMs) {
    read.refuse('RETRY_INITIAL_MS must not be more than RETRY_MAXIMUM_MS.');
  }
  return durations;
}

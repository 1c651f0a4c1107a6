import type { SettingReader } from './reader.ts';

const day = 86_400;

/** How long the waits of a flow last; handed to the workflow as input, so that tests use short ones. */
export type Durations = {
  /** A flow that is done online, from start to end. */
  flowDeadlineSeconds: number;
  /** A flow that waits for support staff or a counter, from when it began to wait. */
  reviewDeadlineSeconds: number;
  otpTtlSeconds: number;
  otpResendAfterSeconds: number;
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
    otpTtlSeconds: seconds('OTP_TTL_SECONDS', 300),
    otpResendAfterSeconds: seconds('OTP_RESEND_AFTER_SECONDS', 60),
    retryInitialMs: milliseconds('RETRY_INITIAL_MS', 1_000),
    retryMaximumMs: milliseconds('RETRY_MAXIMUM_MS', 60_000),
  };
  if (durations.retryInitialMs > durations.retryMaximumMs) {
    read.refuse('RETRY_INITIAL_MS must not be more than RETRY_MAXIMUM_MS.');
  }
  return durations;
}

import type { PasswordLimits } from '../db/sessions/password-attempts.ts';

/**
 * What is counted across flows, per phone number. It lives with the activities: tightened by
 * operators it holds for flows that are open already.
 */
export type Quotas = {
  /** Messages to one number. */
  messages: { perHour: number; perDay: number };
  /** The same for logins, whose password was right before. */
  loginMessages: { perHour: number; perDay: number };
  /** Wrong codes for one number. */
  otpTriesPerDay: number;
  /** Prompts on the phone of one number. */
  simPromptsPerHour: number;
  simPromptsPerDay: number;
  /** Wrong passwords that lock. */
  passwords: PasswordLimits;
  /** Wrong codes of an authenticator app, or recovery codes, that lock. */
  appCodeFailures: number;
};

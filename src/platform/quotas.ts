import type { PasswordLimits } from '../db/sessions/password-attempts.ts';
import type { Quotas } from '../activities/quotas.ts';
import type { Limits } from './config/limits.ts';

/** What the activities count by, from the settings of the worker that runs them. */
export function quotasOf(limits: Limits): Quotas {
  return {
    messages: {
      perHour: limits.messagesPerNumberPerHour,
      perDay: limits.messagesPerNumberPerDay,
    },
    loginMessages: {
      perHour: limits.loginMessagesPerNumberPerHour,
      perDay: limits.loginMessagesPerNumberPerDay,
    },
    otpTriesPerDay: limits.otpWrongPerNumberPerDay,
    simPromptsPerHour: limits.simPromptsPerNumberPerHour,
    simPromptsPerDay: limits.simPromptsPerNumberPerDay,
    passwords: passwordLimits(limits),
    appCodeFailures: limits.appCodesWrong,
  };
}

/** What wrong passwords lead to: also before one is hashed. */
export function passwordLimits(limits: Limits): PasswordLimits {
  return {
    ofNetwork: limits.passwordsWrongPerNetwork,
    ofAccount: limits.passwordsWrongPerAccount,
    lock: { first: limits.lockSeconds, longest: limits.lockMaxSeconds },
  };
}

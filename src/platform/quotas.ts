import type { Quotas } from '../activities/quotas.ts';
import type { Limits } from './config/limits.ts';

/** What the activities count by, from the settings of the worker that runs them. */
export function quotasOf(limits: Limits): Quotas {
  return {
    messagesPerHour: limits.messagesPerNumberPerHour,
    messagesPerDay: limits.messagesPerNumberPerDay,
    otpTriesPerDay: limits.otpWrongPerNumberPerDay,
    simPromptsPerHour: limits.simPromptsPerNumberPerHour,
    simPromptsPerDay: limits.simPromptsPerNumberPerDay,
  };
}

import type { Config } from '../../platform/config.ts';
import type { FlowSettings } from '../../workflows/engine/flow-input.ts';

/** The settings that a flow is started with, and keeps to its end. */
export function flowSettings({ durations, limits, simProvider }: Config): FlowSettings {
  return {
    deadlineMs: durations.flowDeadlineSeconds * 1000,
    reviewDeadlineMs: durations.reviewDeadlineSeconds * 1000,
    otpTtlMs: durations.otpTtlSeconds * 1000,
    otpResendAfterMs: durations.otpResendAfterSeconds * 1000,
    otpResends: limits.otpResendsPerFlow,
    otpTriesPerCode: limits.otpTriesPerCode,
    otpTriesPerDay: limits.otpWrongPerNumberPerDay,
    messagesPerHour: limits.messagesPerNumberPerHour,
    messagesPerDay: limits.messagesPerNumberPerDay,
    challengeTtlMs: durations.challengeTtlSeconds * 1000,
    simPromptMs: simProvider.promptSeconds * 1000,
    simCoolDownMs: durations.simCoolDownSeconds * 1000,
    simStatusEveryMs: durations.simStatusEverySeconds * 1000,
    simPromptsPerDay: limits.simPromptsPerNumberPerDay,
    simPromptsPerHour: limits.simPromptsPerNumberPerHour,
    postStatusEveryMs: durations.postStatusEverySeconds * 1000,
    postReminderEveryMs: durations.postReminderEverySeconds * 1000,
    corrections: limits.detailsCorrections,
    submissions: limits.submissionsPerFlow,
    retryInitialMs: durations.retryInitialMs,
    retryMaximumMs: durations.retryMaximumMs,
  };
}

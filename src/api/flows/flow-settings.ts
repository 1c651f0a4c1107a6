import type { Config } from '../../platform/config.ts';
import type { FlowSettings } from '../../workflows/engine/flow-settings.ts';

/** The settings that a flow is started with, and keeps to its end. */
export function flowSettings({ durations, limits, simProvider }: Config): FlowSettings {
  return {
    deadlineMs: durations.flowDeadlineSeconds * 1000,
    reviewDeadlineMs: durations.reviewDeadlineSeconds * 1000,
    submissions: limits.submissionsPerFlow,
    retry: { initialMs: durations.retryInitialMs, maximumMs: durations.retryMaximumMs },
    details: { corrections: limits.detailsCorrections },
    otp: {
      ttlMs: durations.otpTtlSeconds * 1000,
      resendAfterMs: durations.otpResendAfterSeconds * 1000,
      resends: limits.otpResendsPerFlow,
      triesPerCode: limits.otpTriesPerCode,
    },
    simSignature: {
      promptMs: simProvider.promptSeconds * 1000,
      coolDownMs: durations.simCoolDownSeconds * 1000,
      statusEveryMs: durations.simStatusEverySeconds * 1000,
    },
    usbSignature: { challengeTtlMs: durations.challengeTtlSeconds * 1000 },
    certificates: {
      statusTries: limits.certificateStatusTries,
      statusEveryMs: durations.certificateStatusEverySeconds * 1000,
    },
    vietnamPost: {
      statusEveryMs: durations.postStatusEverySeconds * 1000,
      reminderEveryMs: durations.postReminderEverySeconds * 1000,
    },
  };
}

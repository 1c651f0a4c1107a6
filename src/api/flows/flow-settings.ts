import type { OfferedKind } from '../../domain/flows/flows.ts';
import type { Config } from '../../platform/config.ts';
import type { Durations } from '../../platform/config/durations.ts';
import type { FlowSettings } from '../../workflows/engine/flow-settings.ts';

/** The settings that flows of each kind are started with, and keep to their end. */
export function flowSettingsByKind(config: Config): Record<OfferedKind, FlowSettings> {
  return {
    registration: flowSettings(config, 'registration'),
    login: flowSettings(config, 'login'),
    recovery: flowSettings(config, 'recovery'),
    change: flowSettings(config, 'change'),
    dispute: flowSettings(config, 'dispute'),
  };
}

/** Those of one kind. */
export function flowSettings(
  { durations, limits, simProvider }: Config,
  kind: OfferedKind,
): FlowSettings {
  const { flowDeadlineSeconds, loginDeadlineSeconds } = durations;
  const isShort = kind === 'login' || kind === 'recovery';
  return {
    deadlineMs: (isShort ? loginDeadlineSeconds : flowDeadlineSeconds) * 1000,
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
    session: sessionSettings(durations),
    usbSignature: { challengeTtlMs: durations.challengeTtlSeconds * 1000 },
    certificates: {
      statusTries: limits.certificateStatusTries,
      statusEveryMs: durations.certificateStatusEverySeconds * 1000,
    },
    recovery: { waitMs: durations.recoveryWaitSeconds * 1000 },
    vietnamPost: {
      statusEveryMs: durations.postStatusEverySeconds * 1000,
      reminderEveryMs: durations.postReminderEverySeconds * 1000,
    },
    closing: closingSettings(durations),
  };
}

function sessionSettings(durations: Durations): FlowSettings['session'] {
  return {
    idleMs: durations.sessionIdleSeconds * 1000,
    idleLevel3Ms: durations.sessionIdleLevel3Seconds * 1000,
    maximumMs: durations.sessionSeconds * 1000,
  };
}

function closingSettings(durations: Durations): FlowSettings['closing'] {
  return {
    afterMs: durations.closingSeconds * 1000,
    lookEveryMs: durations.closingLookEverySeconds * 1000,
    numberKeptDays: durations.closedNumberKeptDays,
  };
}

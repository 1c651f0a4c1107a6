import type { StepName } from './steps.ts';

/** The steps at which a code of a message is typed: to a phone, to the one that it replaces, by e-mail. */
export const otpSteps = ['otp', 'current_otp', 'email_code'] as const satisfies readonly StepName[];
export type OtpStep = (typeof otpSteps)[number];

export function isOtpStep(step: StepName): step is OtpStep {
  return otpSteps.some((one) => one === step);
}

import { appEnrolment } from './app-enrolment.ts';
import { authenticatorApp } from './authenticator-app.ts';
import { closing } from './closing.ts';
import { confirm } from './confirm.ts';
import { counter } from './counter.ts';
import { counterRequest } from './counter-request.ts';
import { credentials } from './credentials.ts';
import { currentOtp } from './current-otp.ts';
import { email } from './email.ts';
import { emailCode } from './email-code.ts';
import { newPhone } from './new-phone.ts';
import { documentStep } from './document.ts';
import { strongerMethod } from './stronger-method.ts';
import { decision } from './decision.ts';
import { details } from './details.ts';
import { disputedNumber } from './disputed-number.ts';
import { evidence } from './evidence.ts';
import { hearing } from './hearing.ts';
import { otp } from './otp.ts';
import { reference } from './reference.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { removal } from './removal.ts';
import { unlock } from './unlock.ts';
import { password } from './password.ts';
import { phone } from './phone.ts';
import { simSignature } from './sim-signature.ts';
import { statement } from './statement.ts';
import type { StepDeclaration } from './step-declaration.ts';
import { username } from './username.ts';
import { usbSignature } from './usb-signature.ts';
import { vietnamPost } from './vietnam-post.ts';
import { whatHappened } from './what-happened.ts';
import { waitingPeriod } from './waiting-period.ts';

/** The steps that flows are made of, each by its declaration. */
export const steps = {
  details,
  credentials,
  phone,
  otp,
  authenticator_app: authenticatorApp,
  password,
  sim_signature: simSignature,
  usb_signature: usbSignature,
  vietnam_post: vietnamPost,
  confirm,
  new_phone: newPhone,
  current_otp: currentOtp,
  email,
  email_code: emailCode,
  removal,
  unlock,
  app_enrolment: appEnrolment,
  recovery_codes: recoveryCodes,
  closing,
  stronger_method: strongerMethod,
  document: documentStep,
  what_happened: whatHappened,
  disputed_number: disputedNumber,
  statement,
  evidence,
  hearing,
  decision,
  username,
  reference,
  counter_request: counterRequest,
  counter,
  waiting_period: waitingPeriod,
} as const satisfies Record<string, StepDeclaration>;

type Steps = typeof steps;
export type StepName = keyof Steps;

/** The names of the steps, as a schema wants them. */
export const stepNames: readonly StepName[] = Object.keys(steps).filter(isStepName);

/** The steps that are submitted. */
export type SubmittedStep = {
  [S in StepName]: Steps[S] extends { body: unknown } ? S : never;
}[StepName];

export function isStepName(name: string): name is StepName {
  return Object.hasOwn(steps, name);
}

/** Whether a step is submitted, rather than answered from elsewhere. */
export function isSubmittedStep(step: StepName): step is SubmittedStep {
  return 'body' in steps[step];
}

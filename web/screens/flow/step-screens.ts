import type { SubmittedStep } from '../../../client/contract.ts';
import type { StepName } from '../../../src/domain/steps/steps.ts';
import { closingStep } from './closing.ts';
import { disputedNumber, statement } from '../dispute/dispute-steps.ts';
import { decision, hearing } from '../dispute/dispute-waits.ts';
import { evidence } from '../dispute/evidence.ts';
import { counterRequest } from '../recovery/counter-recovery.ts';
import { counter, waitingPeriod } from '../recovery/counter-waits.ts';
import { appEnrolment } from './app-enrolment.ts';
import { document, email, newPhone, strongerMethod } from './change-steps.ts';
import { authenticatorApp } from './authenticator-app.ts';
import { confirm } from './confirm.ts';
import { credentials } from './credentials.ts';
import { details } from './details.ts';
import { removal, unlock } from './method-steps.ts';
import { currentOtp, emailCode, otp } from './otp.ts';
import { password } from './password.ts';
import { phone } from './phone.ts';
import { recoveryCodes } from './recovery-codes.ts';
import { simSignature } from './sim-signature.ts';
import type { StepScreen, SubmittedScreen } from './step-screen.ts';
import { usbSignature } from './usb-signature.ts';
import { vietnamPost } from './vietnam-post.ts';

/** The steps that are submitted, each by its page. */
export const submittedScreens: Partial<Record<SubmittedStep, SubmittedScreen>> = {
  details,
  otp,
  password,
  confirm,
  phone,
  usb_signature: usbSignature,
  vietnam_post: vietnamPost,
  disputed_number: disputedNumber,
  statement,
  evidence,
  counter_request: counterRequest,
  new_phone: newPhone,
  current_otp: currentOtp,
  email,
  email_code: emailCode,
  removal,
  unlock,
  app_enrolment: appEnrolment,
  recovery_codes: recoveryCodes,
  stronger_method: strongerMethod,
  document,
  credentials,
  authenticator_app: authenticatorApp,
};

/** Those that others answer. */
const waitingScreens: Partial<Record<Exclude<StepName, SubmittedStep>, StepScreen>> = {
  sim_signature: simSignature,
  closing: closingStep,
};

/** Waits of days, which say the same whomever they are for. */
export const longWaits: Partial<Record<StepName, StepScreen>> = {
  counter,
  waiting_period: waitingPeriod,
  hearing,
  decision,
};

/** Every step that a flow may stand at. */
export const stepScreens: Partial<Record<StepName, StepScreen>> = {
  ...submittedScreens,
  ...waitingScreens,
};

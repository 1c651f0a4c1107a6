import type { SubmittedStep } from '../../../client/contract.ts';
import type { StepName } from '../../../src/domain/steps/steps.ts';
import { authenticatorApp } from './authenticator-app.ts';
import { confirm } from './confirm.ts';
import { credentials } from './credentials.ts';
import { details } from './details.ts';
import { otp } from './otp.ts';
import { password } from './password.ts';
import { simSignature } from './sim-signature.ts';
import type { StepScreen, SubmittedScreen } from './step-screen.ts';

/** The steps that are submitted, each by its page. */
export const submittedScreens: Partial<Record<SubmittedStep, SubmittedScreen>> = {
  details,
  otp,
  password,
  confirm,
  credentials,
  authenticator_app: authenticatorApp,
};

/** Those that others answer. */
const waitingScreens: Partial<Record<Exclude<StepName, SubmittedStep>, StepScreen>> = {
  sim_signature: simSignature,
};

/** Every step that a flow may stand at. */
export const stepScreens: Partial<Record<StepName, StepScreen>> = {
  ...submittedScreens,
  ...waitingScreens,
};

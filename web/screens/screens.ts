import { loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';
import type { Screen } from '../http/screen.ts';
import { closing } from './account/closing.ts';
import { consentScreens } from './account/consents.ts';
import { dataRequestScreens } from './account/data-requests.ts';
import { exportData } from './account/export-data.ts';
import { overview } from './account/overview.ts';
import { agentPage } from './agent/agent-page.ts';
import { reportSignIn } from './account/report-sign-in.ts';
import { sessionScreens } from './account/sessions.ts';
import { signIns } from './account/sign-ins.ts';
import { cancellationScreens } from './codes/cancellation.ts';
import { notMe } from './codes/not-me.ts';
import { objectionScreens } from './codes/objection.ts';
import { reportedPage } from './codes/reported.ts';
import { keepAccount } from './flow/closing.ts';
import { removeEvidence, sendEvidence } from './dispute/send-evidence.ts';
import { startDispute } from './dispute/start-dispute.ts';
import { methodActionScreens } from './account/confirm-method-action.ts';
import { identityPage } from './account/identity.ts';
import { methodsPage } from './account/methods.ts';
import { startedChanges } from './changes/first-forms.ts';
import { removeEmail } from './changes/remove-email.ts';
import { startChange } from './changes/start-change.ts';
import { flowPage } from './flow/flow-page.ts';
import { recoveryCode } from './flow/recovery-code.ts';
import { runActions } from './flow/run-action.ts';
import { submitStep } from './flow/submit-step.ts';
import { aboutFlow } from './flows/about-flow.ts';
import { cancelFlow, forgetFlow } from './flows/end-flow.ts';
import { flowList } from './flows/flow-list.ts';
import { home } from './home/home.ts';
import { counterRecovery } from './recovery/counter-recovery.ts';
import { forgottenPassword } from './recovery/forgotten-password.ts';
import { chooseMethod } from './register/choose-method.ts';
import { startRegistration } from './register/start-registration.ts';
import { chooseWay } from './sign-in/choose-way.ts';
import { staffScreens } from './staff/staff-screens.ts';
import { signOut } from './sign-in/sign-out.ts';
import { signInBy } from './sign-in/sign-in-by.ts';
import { stepUp } from './sign-in/step-up.ts';

/** Every page of the portal. */
export const screens: readonly Screen[] = [
  home,
  chooseMethod,
  ...registrationMethods.flatMap(startRegistration),
  flowPage,
  submitStep,
  ...runActions,
  agentPage,
  flowList,
  aboutFlow,
  cancelFlow,
  forgetFlow,
  forgottenPassword,
  counterRecovery,
  startDispute,
  sendEvidence,
  removeEvidence,
  chooseWay,
  ...loginMethods.map(signInBy),
  ...stepUp,
  recoveryCode,
  signOut,
  overview,
  ...sessionScreens,
  signIns,
  reportSignIn,
  ...consentScreens,
  ...dataRequestScreens,
  exportData,
  closing,
  keepAccount,
  notMe,
  reportedPage,
  ...cancellationScreens,
  ...objectionScreens,
  identityPage,
  methodsPage,
  ...methodActionScreens,
  ...startedChanges.map(startChange),
  removeEmail,
  ...staffScreens,
];

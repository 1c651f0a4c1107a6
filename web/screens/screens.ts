import { loginMethods, registrationMethods } from '../../src/domain/flows/flows.ts';
import type { Screen } from '../http/screen.ts';
import { overview } from './account/overview.ts';
import { flowPage } from './flow/flow-page.ts';
import { recoveryCode } from './flow/recovery-code.ts';
import { runActions } from './flow/run-action.ts';
import { submitStep } from './flow/submit-step.ts';
import { home } from './home/home.ts';
import { chooseMethod } from './register/choose-method.ts';
import { startRegistration } from './register/start-registration.ts';
import { chooseWay } from './sign-in/choose-way.ts';
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
  chooseWay,
  ...loginMethods.map(signInBy),
  ...stepUp,
  recoveryCode,
  signOut,
  overview,
];

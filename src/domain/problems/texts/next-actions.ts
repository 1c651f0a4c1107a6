import type { ActionOnRoute } from '../../steps/actions.ts';
import { otpSteps } from '../../steps/otp-steps.ts';
import type { SubmittedStep } from '../../steps/steps.ts';
import type { NextAction } from '../problem.ts';

export const seeFlow: NextAction = { action: 'seeFlow', href: '/v1/flows/{id}', method: 'GET' };
export const cancel: NextAction = { action: 'cancel', href: '/v1/flows/{id}', method: 'DELETE' };

export const chooseMethod: NextAction = {
  action: 'chooseMethod',
  href: '/v1/methods',
  method: 'GET',
};

export const signIn: NextAction = {
  action: 'signIn',
  href: '/v1/logins/password',
  method: 'POST',
};

export const startAgain: NextAction = { action: 'startAgain', href: '{start}', method: 'POST' };
/** By the method that nobody could be signed in by. */
export const register: NextAction = { action: 'register', href: '{register}', method: 'POST' };

export const correctDetails: NextAction = toStep('correctDetails', 'details');
export const correctPhone: NextAction = toStep('correctPhone', 'phone');
export const correctNewPhone: NextAction = toStep('correctPhone', 'new_phone');
export const correctEmail: NextAction = toStep('correctEmail', 'email');
export const correctDocument: NextAction = toStep('correctDocument', 'document');
export const submitCredentials: NextAction = toStep('submitCredentials', 'credentials');
/** Types the code of a message, at whichever of these steps it is asked for. */
export const typeCode: readonly NextAction[] = otpSteps.map((step) => toStep('submitOtp', step));
export const submitAuthenticatorApp: NextAction = toStep(
  'submitAuthenticatorApp',
  'authenticator_app',
);
export const submitAppEnrolment: NextAction = toStep('submitAppEnrolment', 'app_enrolment');
export const submitPassword: NextAction = toStep('submitPassword', 'password');
export const submitUsbSignature: NextAction = toStep('submitUsbSignature', 'usb_signature');
export const submitVietnamPost: NextAction = toStep('submitVietnamPost', 'vietnam_post');
export const submitConfirm: NextAction = toStep('submitConfirm', 'confirm');

export const submitEvidence: NextAction = toStep('submitEvidence', 'evidence');
/** Beside the step, as often as it is open. */
export const addEvidence: NextAction = {
  action: 'addEvidence',
  href: '/v1/flows/{id}/evidence',
  method: 'POST',
};

export const resendOtp: NextAction = toAction('resendOtp');
export const resendPrompt: NextAction = toAction('resendPrompt');
export const askForReview: NextAction = toAction('askForReview');

/**
 * The three ways out of the guide 1.1: "lấy lại mật khẩu bằng chức năng Quên mật khẩu", "đến quầy
 * giao dịch lấy lại mật khẩu", "khiếu nại khi không sở hữu tài khoản".
 */
export const recoverPassword: NextAction = start('recoverPassword', '/v1/recoveries');
export const recoverAtCounter: NextAction = start('recoverAtCounter', '/v1/recoveries/counter');
/** On this device, though it was begun, or goes on, on another one. */
export const resumeFlow: NextAction = start('resumeFlow', '/v1/resumptions');
export const dispute: NextAction = start('dispute', '/v1/disputes');

export const enrolAuthenticatorApp: NextAction = {
  action: 'enrolAuthenticatorApp',
  href: '/v1/account/changes/authenticator_app',
  method: 'POST',
};

export const giveSignatureConsent: NextAction = {
  action: 'giveConsent',
  href: '/v1/account/consents/signature',
  method: 'POST',
};

export const closeAccount: NextAction = {
  action: 'closeAccount',
  href: '/v1/account/changes/closure',
  method: 'POST',
};

/** Raises the session that asks, by each of these methods: the body says `"stepUp": true`. */
export function stepUpBy(methods: readonly string[]): NextAction[] {
  return methods.map((method) => ({
    action: 'stepUp',
    href: `/v1/logins/${method}`,
    method: 'POST',
  }));
}

/** A step that does not exist, or that nobody submits, does not compile. */
function toStep(action: string, step: SubmittedStep): NextAction {
  return { action, href: `/v1/flows/{id}/steps/${step}`, method: 'POST' };
}

function toAction(action: ActionOnRoute): NextAction {
  return { action, href: `/v1/flows/{id}/actions/${action}`, method: 'POST' };
}

function start(action: string, href: string): NextAction {
  return { action, href, method: 'POST' };
}

import type { NextAction } from '../problem.ts';

export const seeFlow: NextAction = { action: 'seeFlow', href: '/v1/flows/{id}', method: 'GET' };

export const chooseMethod: NextAction = {
  action: 'chooseMethod',
  href: '/v1/methods',
  method: 'GET',
};

export const startAgain: NextAction = { action: 'startAgain', href: '{start}', method: 'POST' };

export const correctDetails: NextAction = {
  action: 'correctDetails',
  href: '/v1/flows/{id}/steps/details',
  method: 'POST',
};

export const submitOtp: NextAction = {
  action: 'submitOtp',
  href: '/v1/flows/{id}/steps/otp',
  method: 'POST',
};

export const resendOtp: NextAction = {
  action: 'resendOtp',
  href: '/v1/flows/{id}/actions/resendOtp',
  method: 'POST',
};

export const resendPrompt: NextAction = {
  action: 'resendPrompt',
  href: '/v1/flows/{id}/actions/resendPrompt',
  method: 'POST',
};

export const submitUsbSignature: NextAction = {
  action: 'submitUsbSignature',
  href: '/v1/flows/{id}/steps/usb_signature',
  method: 'POST',
};

export const submitVietnamPost: NextAction = {
  action: 'submitVietnamPost',
  href: '/v1/flows/{id}/steps/vietnam_post',
  method: 'POST',
};

export const submitPassword: NextAction = {
  action: 'submitPassword',
  href: '/v1/flows/{id}/steps/password',
  method: 'POST',
};

export const submitConfirm: NextAction = {
  action: 'submitConfirm',
  href: '/v1/flows/{id}/steps/confirm',
  method: 'POST',
};

export const askForReview: NextAction = {
  action: 'askForReview',
  href: '/v1/flows/{id}/actions/askForReview',
  method: 'POST',
};

/**
 * The three ways out of the guide 1.1: "lấy lại mật khẩu bằng chức năng Quên mật khẩu", "đến quầy
 * giao dịch lấy lại mật khẩu", "khiếu nại khi không sở hữu tài khoản". The page explains each.
 */
export const recoverPassword: NextAction = explained('recoverPassword');
export const recoverAtCounter: NextAction = explained('recoverAtCounter');
export const dispute: NextAction = explained('dispute');

function explained(action: string): NextAction {
  return { action, href: '/problems/AccountAlreadyExists', method: 'GET' };
}

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

export const submitPassword: NextAction = {
  action: 'submitPassword',
  href: '/v1/flows/{id}/steps/password',
  method: 'POST',
};

export const askForReview: NextAction = {
  action: 'askForReview',
  href: '/v1/flows/{id}/actions/askForReview',
  method: 'POST',
};

/** Guide 1.1: "lấy lại mật khẩu bằng chức năng Quên mật khẩu". */
export const recoverPassword: NextAction = {
  action: 'recoverPassword',
  href: '/v1/recoveries',
  method: 'POST',
};

/** Guide 1.1: "đến quầy giao dịch lấy lại mật khẩu". A counter is a place: the link explains it. */
export const recoverAtCounter: NextAction = {
  action: 'recoverAtCounter',
  href: '/problems/AccountAlreadyExists',
  method: 'GET',
};

/** Guide 1.1: "khiếu nại khi không sở hữu tài khoản". */
export const dispute: NextAction = { action: 'dispute', href: '/v1/disputes', method: 'POST' };

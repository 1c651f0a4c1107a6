import { otp } from './otp.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** The code of a message to the address that is to be the account's. */
export const emailCode = {
  ...otp,
  summary: {
    vi: 'Nhập mã gửi đến địa chỉ email mới',
    en: 'Enter the code of the message to the new e-mail address',
  },
  actions: {
    resendOtp: ['OtpResendTooSoon', 'OtpResendLimit', 'MessageLimit', 'EmailUnavailable'],
  },
  refusals: ['OtpWrong', 'OtpExpired', 'OtpSuperseded', 'OtpExhausted', 'OtpDailyLimit'],
} as const satisfies StepDeclaration;

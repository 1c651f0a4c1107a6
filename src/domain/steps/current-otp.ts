import { otp } from './otp.ts';
import type { StepDeclaration } from './step-declaration.ts';

/** The code of a message to the phone that another one is to replace. */
export const currentOtp = {
  ...otp,
  summary: {
    vi: 'Nhập mã OTP gửi đến số điện thoại hiện tại',
    en: 'Enter the code of the message to the present phone',
  },
} as const satisfies StepDeclaration;

import type { MethodDeclaration } from './method-declaration.ts';

/** User name and password, with a second factor (guide, "Đăng nhập"): a method of login alone. */
export const password = {
  title: { vi: 'Tên đăng nhập và mật khẩu', en: 'User name and password' },
  asksFirst: 'system',
  // Its second factor may: that is a step of its own.
  asks: [],
  secrets: [],
  refusals: [
    'CredentialsWrong',
    'PasswordTriesExceeded',
    'SecondFactorMissing',
    'StepUpOfAnotherAccount',
    'MessageLimit',
    'OtpSentElsewhere',
    'SmsUnavailable',
    'Overloaded',
  ],
} as const satisfies MethodDeclaration;

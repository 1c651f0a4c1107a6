import { z } from 'zod';
import { notSignedIn } from '../account/not-signed-in.ts';
import { accepted, refused } from '../fields/parsed.ts';
import { parseSixDigits, sixDigitsPattern } from '../fields/six-digits.ts';
import { textField } from '../fields/text-field.ts';
import { time } from './shown.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  code: textField(parseOtp, { pattern: `^${sixDigitsPattern}$` }).describe(
    'The 6 digits of the message',
  ),
});

const otpShown = z.object({
  sentTo: z.string().describe('Masked: +84 *** *** 678, a***@example.vn'),
  attemptsLeft: z.int().min(0),
  resendAfter: time,
  delivery: z
    .enum(['pending', 'delivered', 'failed'])
    .exactOptional()
    .describe('Of the latest message; of one by e-mail nothing is known'),
});

/** The code of a message to the phone (guide 1.1 and 1.2, Bước 4). */
export const otp = {
  summary: { vi: 'Nhập mã OTP', en: 'Enter the code of the message' },
  body: () => body,
  reaches: z.object({ codeMac: z.string().describe('Keyed hash of the code, base64url') }),
  shows: { otp: otpShown },
  actions: {
    resendOtp: [
      'OtpResendTooSoon',
      'OtpResendLimit',
      'MessageLimit',
      'MessagesAtNight',
      'SmsUnavailable',
    ],
  },
  refusals: [
    'OtpWrong',
    'OtpExpired',
    'OtpSuperseded',
    'OtpExhausted',
    'OtpDailyLimit',
    'SecondFactorExhausted',
    'DisputeOfOwnAccount',
    'DisputePhoneFull',
    'AccountGone',
    'FlowEndedMeanwhile',
    'PhoneChangedMeanwhile',
    ...notSignedIn,
  ],
} as const satisfies StepDeclaration;

function parseOtp(text: string) {
  const code = parseSixDigits(text);
  return code === null ? refused('OtpMalformed') : accepted(code);
}

import { z } from 'zod';
import { phoneField } from './details/citizen-fields.ts';
import type { StepDeclaration } from './step-declaration.ts';

const body = z.strictObject({
  phone: phoneField,
  currentPhoneIsLost: z
    .boolean()
    .exactOptional()
    .describe(
      'No code goes to the present phone: a signature of the last 15 minutes stands for it',
    ),
});

/** The phone that one-time codes are to be sent to from now on (guide 3.2). */
export const newPhone = {
  summary: {
    vi: 'Nhập số điện thoại mới nhận OTP',
    en: 'Enter the new phone number for one-time codes',
  },
  body: () => body,
  shows: {},
  actions: {},
  refusals: [
    'SubscriberMismatch',
    'PhoneOfTooManyAccounts',
    'PhoneUnchanged',
    'CarrierUnavailable',
    'SmsUnavailable',
    'MessageLimit',
    'OtpSentElsewhere',
  ],
} as const satisfies StepDeclaration;

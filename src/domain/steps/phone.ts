import { z } from 'zod';
import { phoneField } from './details/citizen-fields.ts';
import { simSignature } from '../methods/sim-signature.ts';
import type { StepDeclaration } from './step-declaration.ts';

export const phoneBody = z.strictObject({ phone: phoneField });

/**
 * A phone: whose SIM is to sign (product.md 2.2), where a number without a signing SIM may be corrected; or
 * where a code is sent to.
 */
export const phone = {
  summary: { vi: 'Nhập số điện thoại', en: 'Enter the phone number' },
  body: () => phoneBody,
  shows: {},
  actions: {},
  refusals: [
    ...simSignature.refusals,
    'TooManyRequests',
    'MessageLimit',
    'OtpSentElsewhere',
    'SmsUnavailable',
  ],
} as const satisfies StepDeclaration;

import type { MethodDeclaration } from './method-declaration.ts';

/** Social insurance number (guide 1.2). */
export const socialInsurance = {
  title: { vi: 'Bảo hiểm xã hội', en: 'Social insurance' },
  asksFirst: 'insurer',
  asks: ['insurer', 'carrier', 'sms'],
  secrets: ['CARRIER_CLIENT_SECRET'],
  refusals: [
    'InsuredPersonMismatch',
    'InsuredRecordUnreadable',
    'InsuredPersonNotVerified',
    'AccountAlreadyExists',
    'MessageLimit',
    'OtpSentElsewhere',
    'MessagesAtNight',
    'InsurerUnavailable',
    'CarrierUnavailable',
    'SmsUnavailable',
  ],
} as const satisfies MethodDeclaration;

import type { MethodDeclaration } from './method-declaration.ts';

/** Own mobile subscription (guide 1.1). */
export const mobileSubscriber = {
  title: { vi: 'Thuê bao di động', en: 'Mobile subscriber' },
  asksFirst: 'carrier',
  asks: ['carrier', 'sms'],
  secrets: ['CARRIER_CLIENT_SECRET'],
  refusals: [
    'SubscriberMismatch',
    'SubscriberNotVerified',
    'AccountAlreadyExists',
    'MessageLimit',
    'OtpSentElsewhere',
    'MessagesAtNight',
    'CarrierUnavailable',
    'SmsUnavailable',
  ],
} as const satisfies MethodDeclaration;

import type { MethodDeclaration } from './method-declaration.ts';
import { carrier } from './settings.ts';

/** Own mobile subscription (guide 1.1). */
export const mobileSubscriber = {
  title: { vi: 'Thuê bao di động', en: 'Mobile subscriber' },
  asksFirst: 'carrier',
  settings: carrier,
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

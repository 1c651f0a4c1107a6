import type { MethodDeclaration } from './method-declaration.ts';

/** A signature made in the SIM (guide 1.3). */
export const simSignature = {
  title: { vi: 'Sim ký số', en: 'SIM signature' },
  asksFirst: 'sim',
  // A certificate may name its holder by the social insurance number: the insurer knows the others.
  asks: ['sim', 'ca', 'insurer'],
  secrets: ['SIM_PROVIDER_AP_PASSWORD'],
  refusals: [
    'SimNoKey',
    'SimPinBlocked',
    'SimCardBlocked',
    'SimRevoked',
    'SimCertificateUnusable',
    'SimPhoneOff',
    'SimBusy',
    'SimPromptTooSoon',
    'MessagesAtNight',
    'SimPromptLimit',
    'SimOrderRefused',
    'SimUnavailable',
  ],
} as const satisfies MethodDeclaration;

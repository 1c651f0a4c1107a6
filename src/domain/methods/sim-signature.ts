import type { MethodDeclaration } from './method-declaration.ts';
import { certificates } from './settings.ts';

/** A signature made in the SIM (guide 1.3). */
export const simSignature = {
  title: { vi: 'Sim ký số', en: 'SIM signature' },
  asksFirst: 'sim',
  settings: [
    'SIM_PROVIDER_URL',
    'SIM_PROVIDER_TLS_CA',
    'SIM_PROVIDER_TLS_CERT',
    'SIM_PROVIDER_TLS_KEY',
    ...certificates,
  ],
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

import { consenting, simHolder } from './people.ts';

export const sim = { kind: 'registration', method: 'sim_signature' } as const;
export const usb = { kind: 'registration', method: 'usb_signature' } as const;
export const withSim = { step: 'details', data: simHolder } as const;
export const withUsb = { step: 'details', data: consenting } as const;

/** What a token has signed, of the right form; activities that are stubbed look no closer. */
const authToken = {
  format: 'web-eid:1.0',
  algorithm: 'ES256',
  unverifiedCertificate: '',
  signature: '',
};
export const signed = { step: 'usb_signature', data: { authToken } } as const;

/** Settings under which a SIM's signature is asked for often, and another prompt at once. */
export const soon = { simSignature: { promptMs: 60_000, coolDownMs: 0, statusEveryMs: 50 } };

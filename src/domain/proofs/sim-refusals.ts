import type { ProblemCode } from '../problems/problems.ts';

/** Why the SIM provider gives no signature, whatever its own code was, and the problem to show. */
export const simRefusals = {
  cancelled: 'SimCancelled',
  timed_out: 'SimTimedOut',
  pin_blocked: 'SimPinBlocked',
  card_blocked: 'SimCardBlocked',
  unknown_number: 'SimNoKey',
  no_key: 'SimNoKey',
  revoked: 'SimRevoked',
  certificate_unusable: 'SimCertificateUnusable',
  phone_off: 'SimPhoneOff',
  busy: 'SimBusy',
  /** This very order; another one need not be refused. */
  order_refused: 'SimOrderRefused',
  signature_invalid: 'SimSignatureInvalid',
} as const satisfies Record<string, ProblemCode>;

export type SimRefusal = keyof typeof simRefusals;

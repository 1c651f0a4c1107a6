import type { ProblemCode } from '../problems/problems.ts';
import type { OutsideSystem } from './waiting-for.ts';

/** What a flow tells its citizen while a system does not answer: where it is declared, that system is asked. */
export const unavailable = {
  carrier: 'CarrierUnavailable',
  insurer: 'InsurerUnavailable',
  sms: 'SmsUnavailable',
  email: 'EmailUnavailable',
  sim: 'SimUnavailable',
  ca: 'RevocationUnavailable',
  post: 'PostUnavailable',
} as const satisfies Record<OutsideSystem, ProblemCode>;

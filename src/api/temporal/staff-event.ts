import type { FlowAct } from '../../domain/staff/flow-acts.ts';

/** What staff tell a flow: a repeat of one is dropped by its id. */
export type StaffEvent =
  | { signal: 'resendOtp' | 'openReview'; eventId: string }
  | { signal: 'extendDeadline'; eventId: string; until: string }
  | { signal: 'cancel'; reason: string };

type Asked = { act: FlowAct; key: string; reason: string; until: string | null };

/** The signal of an act, under the key that it was asked for with. */
export function staffEventOf({ act, key: eventId, reason, until }: Asked): StaffEvent {
  switch (act) {
    case 'resend':
      return { signal: 'resendOtp', eventId };
    case 'openReview':
      return { signal: 'openReview', eventId };
    case 'extend':
      return { signal: 'extendDeadline', eventId, until: until ?? '' };
    case 'cancel':
      return { signal: 'cancel', reason };
  }
}

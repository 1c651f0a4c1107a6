import type { Activities } from '../../../src/activities/activities.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import type { EvidenceClaimed } from '../../../src/domain/dispute/evidence.ts';
import { citizen } from './people.ts';
import type { Sent } from './told-flow.ts';

/** The number that is complained about. */
export const disputed: Sent = {
  step: 'disputed_number',
  data: {
    documentNumber: { kind: 'personal_id_number', number: citizen.documentNumber },
    fullName: citizen.fullName,
  },
};

export const stated: Sent = {
  step: 'statement',
  data: { statement: 'Tôi chưa bao giờ đăng ký tài khoản này.' },
};

export const file: EvidenceClaimed = {
  id: '11111111-1111-4111-8111-111111111111',
  type: 'image/png',
  size: 1_000,
  digest: 'ab'.repeat(32),
};

/** Complaints about an account of somebody else, whose hearing is short and brings no objection. */
export function disputeStubs(save: (next: SavedFlow) => void) {
  return {
    checkComplainant: () => Promise.resolve({ outcome: 'fine' }),
    readHearingEnd: () => Promise.resolve({ until: new Date(Date.now() + 20).toISOString() }),
    openHearing: ({ next }) => (save(next), Promise.resolve({ evidence: [file] })),
    concludeHearing: () =>
      Promise.resolve({ accountId: 'account-1', objection: null, findings: ['notObjected'] }),
    settleDispute: ({ next }) => (save(next), Promise.resolve({ outcome: 'done' })),
    tellRejected: () => Promise.resolve(),
  } satisfies Partial<Activities>;
}

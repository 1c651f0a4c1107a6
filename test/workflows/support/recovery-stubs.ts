import type { Activities } from '../../../src/activities/activities.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import { citizen } from './people.ts';

/** What is asked for before one goes to a counter. */
export const counterRequest = {
  username: citizen.documentNumber,
  fullName: citizen.fullName,
  phone: citizen.phone,
};

const rightCode = 'right';
const account = { id: 'account-1', level: 2, subjectType: 'citizen' } as const;

/** Recoveries of an account that is given back. */
export function recoveryStubs(save: (next: SavedFlow) => void) {
  const done = ({ next }: { next: SavedFlow }) => {
    save(next);
    return Promise.resolve({ outcome: 'done' } as const);
  };
  const { documentNumber, phone, fullName } = citizen;
  return {
    findRecoverable: () =>
      Promise.resolve({ target: { accountId: account.id, phone }, elsewhere: null }),
    findResumable: ({ reference }) =>
      Promise.resolve({
        target: { id: 'flow-1', reference, kind: 'dispute', method: 'identity', phone },
      }),
    takeUp: ({ next }) => (save(next), Promise.resolve({ taken: true })),
    openRecoveryCode: ({ next }) => (save(next), Promise.resolve()),
    sendRecoveryCode: () => Promise.resolve(),
    verifyRecoveryCode: ({ codeMac, recoverable }) =>
      Promise.resolve(
        codeMac === rightCode && recoverable.target
          ? { outcome: 'right' }
          : { outcome: 'wrong', attemptsLeft: 4 },
      ),
    readRecovered: () =>
      Promise.resolve({ recovered: { account, personal: { documentNumber, phone, fullName } } }),
    resetPassword: done,
    findAtCounter: () =>
      Promise.resolve({
        account,
        document: { kind: 'personal_id_number', number: documentNumber },
        findings: [],
      }),
    announceRecovery: done,
    readTakenBack: () => Promise.resolve({ takenBack: false }),
    recoverAtCounter: done,
  } satisfies Partial<Activities>;
}

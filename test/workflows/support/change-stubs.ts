import type { ChangedAccount } from '../../../src/activities/changes/change-activities.ts';
import type { Activities } from '../../../src/activities/activities.ts';
import type { ChangeRequest } from '../../../src/domain/account/change-request.ts';
import type { SavedFlow } from '../../../src/db/flows/flows.ts';
import { citizen } from './people.ts';
import { rightCode } from './right-code.ts';

/** Whose account is changed. */
export const changedAccount: ChangedAccount = {
  id: 'account-1',
  level: 2,
  subjectType: 'citizen',
  fullName: citizen.fullName,
  dateOfBirth: citizen.dateOfBirth,
  sex: null,
  documents: [{ kind: 'personal_id_number', number: citizen.documentNumber }],
  phone: citizen.phone,
  email: null,
};

/** The session that changes it. */
export const changeRequest: ChangeRequest = {
  sessionId: 'session-1',
  accountId: 'account-1',
  level: 2,
  idleUntil: '2030-01-01T00:00:00.000Z',
  expiresAt: '2030-01-01T00:00:00.000Z',
  delivery: 'cookie',
};

/** Changes of a session that may make them all. */
export function changeStubs(save: (next: SavedFlow) => void) {
  const done = ({ next }: { next: SavedFlow }) => {
    save(next);
    return Promise.resolve({ outcome: 'done' } as const);
  };
  return {
    readChangedAccount: () => Promise.resolve({ account: changedAccount }),
    isSessionLive: () => Promise.resolve({ isLive: true }),
    hasFreshProof: () => Promise.resolve({ isFresh: true }),
    isPhoneTaken: () => Promise.resolve({ isTaken: false }),
    changePhone: done,
    changeEmail: done,
    changePassword: done,
    addAuthenticatorApp: ({ codeMac, next }) =>
      codeMac === rightCode ? done({ next }) : Promise.resolve({ outcome: 'wrong' }),
    hasAuthenticatorApp: () => Promise.resolve({ hasApp: true }),
    renewRecoveryCodes: done,
    removeMethod: done,
    unlockMethod: done,
    beginClosing: done,
    noteClosingAgain: ({ next }) => done({ next }).then(() => undefined),
    isClosing: () => Promise.resolve({ isClosing: true }),
    takeClosingBack: () => Promise.resolve(),
    closeAccount: done,
    addMethod: done,
    addDocuments: done,
  } satisfies Partial<Activities>;
}

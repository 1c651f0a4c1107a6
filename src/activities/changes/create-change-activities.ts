import type { ActivityDeps } from '../activity-deps.ts';
import { addAuthenticatorApp } from './add-authenticator-app.ts';
import type { ChangeActivities } from './change-activities.ts';
import { changeEmail } from './change-email.ts';
import { closeAccount, takeClosingBack } from '../../db/accounts/closing.ts';
import { isNotTakenBack, noteClosingAgain } from '../../db/accounts/lost-closing.ts';
import { beginClosing } from './begin-closing.ts';
import { addDocuments } from './add-documents.ts';
import { addMethod } from './add-method.ts';
import { changePassword } from './change-password.ts';
import { changePhone, isPhoneTaken } from './change-phone.ts';
import { hasFreshProof, isSessionLive, readChangedAccount } from './read-changed-account.ts';
import { removeMethod } from './remove-method.ts';
import { hasAuthenticatorApp, renewRecoveryCodes } from './renew-recovery-codes.ts';
import { unlockMethod } from './unlock-method.ts';

/** What changes of accounts have done. */
export function changeActivities(deps: ActivityDeps): ChangeActivities {
  const { database, keys } = deps;
  return {
    readChangedAccount: (input) => readChangedAccount(deps, input),
    isSessionLive: (input) => isSessionLive(deps, input),
    hasFreshProof: (input) => hasFreshProof(deps, input),
    isPhoneTaken: (input) => isPhoneTaken(deps, input),
    changePhone: (input) => changePhone(deps, input),
    changeEmail: (input) => changeEmail(deps, input),
    changePassword: (input) => changePassword(deps, input),
    addAuthenticatorApp: (input) => addAuthenticatorApp(deps, input),
    hasAuthenticatorApp: (input) => hasAuthenticatorApp(deps, input),
    renewRecoveryCodes: (input) => renewRecoveryCodes(deps, input),
    removeMethod: (input) => removeMethod(deps, input),
    addMethod: (input) => addMethod(deps, input),
    addDocuments: (input) => addDocuments(deps, input),
    unlockMethod: (input) => unlockMethod(deps, input),
    beginClosing: (input) => beginClosing(deps, input),
    noteClosingAgain: ({ closesAt, ...input }) =>
      noteClosingAgain(database, keys, { ...input, until: new Date(closesAt) }),
    isClosing: async (input) => ({ isClosing: await isNotTakenBack(database.db, input) }),
    takeClosingBack: (input) => takeClosingBack(database, input),
    closeAccount: (input) => closeAccount(database, keys, input),
  };
}

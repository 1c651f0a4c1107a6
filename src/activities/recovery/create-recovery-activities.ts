import { findAtCounter } from '../../db/recovery/counter-accounts.ts';
import { readRecovered } from '../../db/recovery/read-recovered.ts';
import { findRecoverable } from '../../db/recovery/recoverable.ts';
import { findResumable } from '../../db/recovery/resumable.ts';
import { takeUpFlow } from '../../db/recovery/take-up-flow.ts';
import { isTakenBack } from '../../db/recovery/taken-back.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import { announceRecovery } from './announce-recovery.ts';
import { openRecoveryCode } from './open-code.ts';
import { recoverAtCounter } from './recover-at-counter.ts';
import type { RecoveryActivities } from './recovery-activities.ts';
import { resetPassword } from './reset-password.ts';
import { sendRecoveryCode } from './send-code.ts';
import { verifyRecoveryCode } from './verify-code.ts';

/** What recoveries have done. */
export function recoveryActivities(deps: ActivityDeps): RecoveryActivities {
  const { database, keys } = deps;
  return {
    findRecoverable: ({ name }) =>
      findRecoverable(database.db, keys, Buffer.from(name, 'base64url')),
    openRecoveryCode: (input) => openRecoveryCode(deps, input),
    sendRecoveryCode: (input) => sendRecoveryCode(deps, input),
    verifyRecoveryCode: (input) => verifyRecoveryCode(deps, input),
    findResumable: async ({ reference }) => ({
      target: await findResumable(database.db, keys, reference),
    }),
    takeUp: async ({ target, next }) => ({
      taken: await takeUpFlow(database.db, keys, target, next),
    }),
    readRecovered: async (input) => ({
      recovered: await readRecovered(database.db, keys, input),
    }),
    resetPassword: (input) => resetPassword(deps, input),
    findAtCounter: ({ request }) => findAtCounter(database.db, keys, request),
    announceRecovery: (input) => announceRecovery(deps, input),
    readTakenBack: async ({ flowId }) => ({
      takenBack: await isTakenBack(database.db, flowId),
    }),
    recoverAtCounter: (input) => recoverAtCounter(deps, input),
  };
}

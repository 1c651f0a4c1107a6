import { useCancellation } from '../../db/accounts/cancellations.ts';
import type { Database } from '../../db/database.ts';
import { endSession } from '../../db/sessions/end-session.ts';
import { noteExport } from '../../db/accounts/note-export.ts';
import { readOwnData } from '../../db/accounts/own-data/read-own-data.ts';
import { readSession } from '../../db/sessions/read-session.ts';
import { useNotMeCode } from '../../db/sessions/use-not-me-code.ts';
import type { Keys } from '../../platform/keys.ts';
import { privacyStore } from '../privacy/privacy-store.ts';
import type { AccountDeps } from './account-routes.ts';

/** What the routes of accounts work with, on the database. */
export function accountDeps(
  database: Database,
  keys: Keys,
): Pick<
  AccountDeps,
  | 'readSession'
  | 'endSession'
  | 'useNotMeCode'
  | 'useCancellation'
  | 'noteExport'
  | 'readOwnData'
  | 'privacy'
> {
  return {
    readSession: (tokenHash) => readSession(database.db, tokenHash),
    endSession: (ending) => endSession(database.db, ending),
    useNotMeCode: (lookup, throttles) => useNotMeCode(database, lookup, throttles),
    useCancellation: (lookup, throttles) => useCancellation(database, lookup, throttles),
    noteExport: (accountId, throttle) =>
      database.transaction((tx) => noteExport(tx, accountId, throttle)),
    privacy: privacyStore(database, keys),
    readOwnData: (accountId) => readOwnData(database, keys, accountId),
  };
}

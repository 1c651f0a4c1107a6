import type { Database } from '../../db/database.ts';
import { actOnAccount, holdAccountState } from '../../db/staff/act-on-account.ts';
import { actOnce, type KeyedAct, noteStaff } from '../../db/staff/acts.ts';
import { type AccountFound, findAccounts } from '../../db/staff/find-accounts.ts';
import { type AccountShown, type AccountState, readAccount } from '../../db/staff/read-account.ts';
import type { AccountAct } from '../../domain/staff/account-acts.ts';
import type { SearchKey } from '../../domain/staff/search-key.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Reading } from './flow-store.ts';

export type AccountKey = SearchKey & { kind: 'number' | 'phone' };

/** What the staff's routes about accounts read and write. Each read is noted before it is answered. */
export type StaffAccountStore = {
  find: (key: AccountKey, reading: Reading) => Promise<AccountFound[]>;
  read: (accountId: string, reading: Reading) => Promise<AccountShown | null>;
  /** The same for who acts: the act is what is noted. */
  readAfterAct: (accountId: string) => Promise<AccountShown | null>;
  /** Does an act once under its key; `check` throws where it may not be done, of null where there is none. */
  act: (
    act: KeyedAct & { accountId: string },
    name: AccountAct,
    check: (state: AccountState | null) => void,
  ) => Promise<{ outcome: 'done' | 'repeated' | 'key_reused' }>;
};

/** The same on the database. */
export function staffAccountStore(database: Database, keys: Keys): StaffAccountStore {
  const { db } = database;
  return {
    find: async (key, reading) => {
      const found = await findAccounts(db, keys, key);
      const details = { key: key.kind, accounts: found.map(({ id }) => id) };
      await noteStaff(db, { act: 'accounts_found', details, ...reading });
      return found;
    },
    read: async (accountId, reading) => {
      const found = await readAccount(db, keys, accountId);
      if (found) await noteStaff(db, { act: 'account_shown', accountId, ...reading });
      return found;
    },
    readAfterAct: (accountId) => readAccount(db, keys, accountId),
    act: (act, name, check) =>
      actOnce(database, act, async (tx) => {
        check(await holdAccountState(tx, act.accountId));
        await actOnAccount(tx, name, act.accountId);
      }),
  };
}

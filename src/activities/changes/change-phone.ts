import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { setMethod } from '../../db/accounts/live-methods.ts';
import {
  accountsOfPhone,
  accountsWithPhone,
  hasPhone,
  holdPhone,
} from '../../db/accounts/phone-accounts.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

type Deps = Pick<ActivityDeps, 'database' | 'keys'>;

/** Whether as many other accounts as may have a phone have it. */
export async function isPhoneTaken(
  { database, keys }: Deps,
  { phone, accountId }: Parameters<ChangeActivities['isPhoneTaken']>[0],
): ReturnType<ChangeActivities['isPhoneTaken']> {
  const others = await accountsWithPhone(database.db, keys, phone, accountId);
  return { isTaken: others >= accountsOfPhone };
}

/**
 * Has one-time codes sent to another phone; the old one, also one that was locked, is the account's no more.
 * What was proven of the old one (null: nothing) is good for as long as codes go there.
 */
export async function changePhone(
  { database, keys }: Deps,
  { phone, current, session, next }: Parameters<ChangeActivities['changePhone']>[0],
): ReturnType<ChangeActivities['changePhone']> {
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    if (current !== null && !(await hasPhone(tx, keys, account.id, current))) {
      return { outcome: 'current_changed' } as const;
    }
    await holdPhone(tx, keys, phone);
    const others = await accountsWithPhone(tx, keys, phone, account.id);
    if (others >= accountsOfPhone) return { outcome: 'too_many_accounts' } as const;
    await tell('phone_changed');
    await setMethod(tx, keys, account.id, { kind: 'otp_phone', phone });
    return done;
  });
}

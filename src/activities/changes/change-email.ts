import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { setEmail } from '../../db/accounts/set-email.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/** Has an account told by another address, or by none; the one before is told so. */
export async function changeEmail(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { email, session, next }: Parameters<ChangeActivities['changeEmail']>[0],
): ReturnType<ChangeActivities['changeEmail']> {
  return changeAccount(database, keys, { session, next }, async ({ tx, account, tell }) => {
    await tell(email === null ? 'email_removed' : 'email_changed');
    await setEmail(tx, keys, account.id, email);
    return done;
  });
}

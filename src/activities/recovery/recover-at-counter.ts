import { done } from '../../db/accounts/change-account.ts';
import { endMethods } from '../../db/accounts/live-methods.ts';
import { accountsOfPhone, accountsWithPhone, holdPhone } from '../../db/accounts/phone-accounts.ts';
import { recoverAccount } from '../../db/recovery/recover-account.ts';
import { dropEmail } from '../../db/accounts/set-email.ts';
import { isTakenBack } from '../../db/recovery/taken-back.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { RecoveryActivities } from './recovery-activities.ts';

/**
 * Sets the password, and the phone that was proven in the flow. What else a password was asked with (an
 * app, recovery codes) is taken off: whoever was at the counter may have lost it, and nobody could sign in. So is the address: whoever has set
 * it would be told the codes by which the next recovery is taken back.
 */
export async function recoverAtCounter(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { target, salt, mac, next }: Parameters<RecoveryActivities['recoverAtCounter']>[0],
): ReturnType<RecoveryActivities['recoverAtCounter']> {
  const { accountId, phone } = target;
  return recoverAccount(database, keys, { accountId, next }, async ({ tx, tell, giveBack }) => {
    if (await isTakenBack(tx, next.record.id)) return { outcome: 'taken_back' } as const;
    await holdPhone(tx, keys, phone);
    const others = await accountsWithPhone(tx, keys, phone, accountId);
    if (others >= accountsOfPhone) return { outcome: 'phone_taken' } as const;
    await tell('recovered_at_counter');
    await endMethods(tx, accountId, ['authenticator_app', 'recovery_codes']);
    await dropEmail(tx, accountId);
    await giveBack([
      { kind: 'password', salt, mac },
      { kind: 'otp_phone', phone },
    ]);
    return done;
  });
}

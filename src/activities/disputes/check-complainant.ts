import { accountsOfPhone, accountsWithPhone } from '../../db/accounts/phone-accounts.ts';
import { isOwnNumber } from '../../db/disputes/holder.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { DisputeActivities } from './dispute-activities.ts';

/** Whether somebody complains about an account of their own, or wants one handed over to a phone that is full. */
export async function checkComplainant(
  { database: { db }, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { document, phone, wish }: Parameters<DisputeActivities['checkComplainant']>[0],
): ReturnType<DisputeActivities['checkComplainant']> {
  if (await isOwnNumber(db, keys, { document, phone })) return { outcome: 'own_account' };
  if (wish !== 'hand_over') return { outcome: 'fine' };
  const count = await accountsWithPhone(db, keys, phone, null);
  return { outcome: count >= accountsOfPhone ? 'phone_full' : 'fine' };
}

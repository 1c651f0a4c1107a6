import { compareDocuments } from '../../db/accounts/account-documents.ts';
import { clashOf } from '../../db/accounts/accounts.ts';
import { changeAccount, done } from '../../db/accounts/change-account.ts';
import { setMethod } from '../../db/accounts/live-methods.ts';
import { raiseLevel } from '../../db/accounts/raise-level.ts';
import { isConsentWithdrawn } from '../../db/consents/is-consent-withdrawn.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/**
 * Gives an account a method whose proof names one of the account's own numbers, as they are by now. An
 * account at Vietnam Post opens one account: the unique index decides.
 */
export async function addMethod(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { method, holder, level, session, next }: Parameters<ChangeActivities['addMethod']>[0],
): ReturnType<ChangeActivities['addMethod']> {
  try {
    return await changeAccount(database, keys, { session, next }, async (changing) => {
      const { tx, account, tell } = changing;
      const { isHolder } = await compareDocuments(tx, keys, account, holder.documents);
      if (!isHolder || holder.subjectType !== account.subjectType) {
        return { outcome: 'another_person' } as const;
      }
      const { kind } = method;
      if (await isConsentWithdrawn(tx, account.id, kind)) {
        return { outcome: 'consent_withdrawn' } as const;
      }
      const isRaised = level > account.level;
      await (isRaised
        ? tell('level_raised', { method: kind, level })
        : tell('method_added', { method: kind }));
      if (isRaised) await raiseLevel(tx, account.id, level);
      await setMethod(tx, keys, account.id, method);
      return done;
    });
  } catch (error) {
    if (clashOf(error) === 'post_account_linked') return { outcome: 'linked' };
    throw error;
  }
}

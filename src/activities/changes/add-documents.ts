import { compareDocuments, insertDocuments } from '../../db/accounts/account-documents.ts';
import { clashOf } from '../../db/accounts/accounts.ts';
import { changeAccount, done } from '../../db/accounts/change-account.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { ChangeActivities } from './change-activities.ts';

/**
 * Gives an account those of some numbers that it does not have. The carrier was asked about the account's
 * holder; a certificate must name one of the account's own numbers. A number is of one account, also of
 * one that was closed a short while ago: the unique index decides.
 */
export async function addDocuments(
  { database, keys }: Pick<ActivityDeps, 'database' | 'keys'>,
  { holder, source, session, next }: Parameters<ChangeActivities['addDocuments']>[0],
): ReturnType<ChangeActivities['addDocuments']> {
  try {
    return await changeAccount(database, keys, { session, next }, async (changing) => {
      const { tx, account, tell } = changing;
      const found = await compareDocuments(tx, keys, account, holder.documents);
      const isOwn = source === 'carrier' || found.isHolder;
      if (!isOwn || holder.subjectType !== account.subjectType) {
        return { outcome: 'another_person' } as const;
      }
      if (found.others.length === 0) return { outcome: 'known' } as const;
      await tell('document_added');
      await insertDocuments(tx, keys, account, { documents: found.others, source });
      return done;
    });
  } catch (error) {
    if (clashOf(error) === 'number_taken') return { outcome: 'held_elsewhere' };
    throw error;
  }
}

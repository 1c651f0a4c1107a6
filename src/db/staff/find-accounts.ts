import { sql } from 'kysely';
import type { AccountLock } from '../../domain/account/account-lock.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { SearchKey } from '../../domain/staff/search-key.ts';
import type { Keys } from '../../platform/keys.ts';
import { usernameLookup } from '../accounts/accounts.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';

/** An account as a look-up shows it. */
export type AccountFound = {
  id: string;
  subjectType: SubjectType;
  level: Level;
  fullName: string;
  lockedBecause: AccountLock | null;
  closingAt: Date | null;
};

const most = 20;

/**
 * The accounts that one exact number or phone (E.164) is of, twenty at most; one that is closed is nobody's.
 * The newest first.
 */
export async function findAccounts(
  db: Queryable,
  keys: Keys,
  { kind, value }: SearchKey & { kind: 'number' | 'phone' },
): Promise<AccountFound[]> {
  const holders =
    kind === 'phone'
      ? sql`select account_id from authentication_method
          where phone_lookup = ${keys.lookup('phone', value)} and ended_at is null`
      : sql`select account_id from identity_document
          where number_lookup = ${usernameLookup(keys, value)} and ended_at is null`;
  const found = await rows(
    db,
    sql<Omit<AccountFound, 'fullName'> & { fullName: Buffer }>`
      select id, subject_type as "subjectType", level, full_name as "fullName",
        locked_because as "lockedBecause", closing_at as "closingAt"
      from account where closed_at is null and id in (${holders})
      order by created_at desc, id limit ${most}`,
  );
  return found.map(({ fullName, ...account }) => ({
    ...account,
    fullName: openText(keys, 'account.full_name', account.id, fullName),
  }));
}

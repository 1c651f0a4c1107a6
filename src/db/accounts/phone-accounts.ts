import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, onlyRow } from '../database.ts';
import { isUsable } from './usable-method.ts';

/** So many accounts at most get their one-time codes on one phone. */
export const accountsOfPhone = 3;

/** How many other accounts get their one-time codes on a phone (E.164). */
export async function accountsWithPhone(
  db: Queryable,
  keys: Keys,
  phone: string,
  exceptAccountId: string | null,
): Promise<number> {
  const { count } = await onlyRow(
    db,
    sql<{ count: number }>`
      select count(distinct account_id)::int as count from authentication_method
      where phone_lookup = ${keys.lookup('phone', phone)} and kind = 'otp_phone'
        and ended_at is null and account_id is distinct from ${exceptAccountId}::uuid`,
  );
  return count;
}

/** Whether an account gets its one-time codes on a phone, now. */
export async function hasPhone(
  db: Queryable,
  keys: Keys,
  accountId: string,
  phone: string,
): Promise<boolean> {
  const { has } = await onlyRow(
    db,
    sql<{ has: boolean }>`
      select exists (select from authentication_method
        where ${isUsable(sql`${accountId}::uuid`, 'otp_phone')}
          and phone_lookup = ${keys.lookup('phone', phone)}) as has`,
  );
  return has;
}

/**
 * Has whoever gives an account this phone wait, until the end of the transaction, for anybody else who
 * does: counted after that, two at once do not pass the limit together. Whoever calls it holds their account
 * already, and takes no other one after it.
 */
export async function holdPhone(tx: Queryable, keys: Keys, phone: string): Promise<void> {
  const name = keys.lookup('phone', phone).toString('base64');
  await sql`select pg_advisory_xact_lock(hashtextextended(${name}, 0))`.execute(tx);
}

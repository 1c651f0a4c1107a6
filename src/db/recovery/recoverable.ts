import { sql } from 'kysely';
import type { Level } from '../../domain/flows/levels.ts';
import type { Keys } from '../../platform/keys.ts';
import { isEmpty, isUsable } from '../accounts/usable-method.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';

/** An account that a code to its phone (E.164) gives back. */
export type RecoveryTarget = { accountId: string; phone: string };

/** What a user name comes to: an account to send a code for; or one that is recovered another way. */
export type Recoverable = { target: RecoveryTarget | null; elsewhere: string | null };

/**
 * A condition on account `a`: it can be recovered at all. One that support staff have locked, or that is
 * closed, is locked for whoever recovers it, too; not being used for long keeps nobody out.
 */
export const isOpenToRecovery = sql`
  a.closed_at is null and (a.locked_at is null or a.locked_because = 'inactivity')`;

/**
 * That account `a` has a password, be it locked: one that has done without gets none. One that has a phone
 * alone gets one: after a complaint it was handed over so, and there is no other way in.
 */
const takesPassword = sql`(
  select coalesce(bool_or(p.kind = 'password'), true) from authentication_method p
  where p.account_id = a.id and p.ended_at is null and p.kind <> 'otp_phone' and not ${isEmpty})`;

/** Never by a code alone: above it there is a signature or a counter. */
const highestByCode: Level = 2;

/** Nor where nobody has used account `a` for years: its phone may be somebody else's by now. */
const isByCode = sql`a.level <= ${highestByCode} and a.locked_at is null`;

/**
 * By a user name, one statement for every name. Should a citizen and an enterprise have the number, the
 * citizen is meant, as at a sign-in.
 */
export async function findRecoverable(
  db: Queryable,
  keys: Keys,
  name: Buffer,
): Promise<Recoverable> {
  const [found] = await rows(
    db,
    sql<{ id: string; by_code: boolean; phone: Buffer | null }>`
      select a.id, ${isByCode} as by_code, (select phone from authentication_method
          where ${isUsable(sql`a.id`, 'otp_phone')} and ${takesPassword}) as phone
      from identity_document d join account a on a.id = d.account_id
      where d.subject_type in ('citizen', 'enterprise') and d.number_lookup = ${name}
        and d.ended_at is null and ${isOpenToRecovery}
      order by d.subject_type limit 1`,
  );
  if (!found) return { target: null, elsewhere: null };
  const { id: accountId, by_code: isByItsPhone, phone } = found;
  if (!isByItsPhone) return { target: null, elsewhere: accountId };
  if (!phone) return { target: null, elsewhere: null };
  const opened = openText(keys, 'authentication_method.phone', accountId, phone);
  return { target: { accountId, phone: opened }, elsewhere: null };
}

/** Whether a code to this phone still gives the account back; it is held already. */
export async function isStillRecoverable(
  tx: Queryable,
  keys: Keys,
  { accountId, phone }: RecoveryTarget,
): Promise<boolean> {
  const [found] = await rows(
    tx,
    sql<{ id: string }>`
      select a.id from account a
      where a.id = ${accountId} and ${isOpenToRecovery} and ${isByCode}
        and exists (select from authentication_method
          where ${isUsable(sql`a.id`, 'otp_phone')} and phone_lookup = ${keys.lookup('phone', phone)})
        and ${takesPassword}`,
  );
  return found !== undefined;
}

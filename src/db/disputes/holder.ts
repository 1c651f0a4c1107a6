import { sql } from 'kysely';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Keys } from '../../platform/keys.ts';
import { heldBy } from '../accounts/accounts.ts';
import { type Queryable, onlyRow, rows } from '../database.ts';

/**
 * The account of a citizen that holds a number, also one that was closed and keeps it from being registered;
 * null: none does. A lock changes nothing about it.
 */
export async function holderOf(
  db: Queryable,
  keys: Keys,
  document: IdentityNumber,
): Promise<string | null> {
  const [found] = await rows(
    db,
    sql<{ id: string }>`
      select account_id as id from identity_document
      where subject_type = 'citizen' and number_lookup in (${sql.join(heldBy(keys, [document]))})
        and ended_at is null`,
  );
  return found?.id ?? null;
}

/** Whether codes to this phone open the very account that holds a number. */
export async function isOwnNumber(
  db: Queryable,
  keys: Keys,
  { document, phone }: { document: IdentityNumber; phone: string },
): Promise<boolean> {
  const accountId = await holderOf(db, keys, document);
  const { is } = await onlyRow(
    db,
    sql<{ is: boolean }>`
      select exists (select from authentication_method
        where account_id = ${accountId}::uuid and kind = 'otp_phone'
          and phone_lookup = ${keys.lookup('phone', phone)} and ended_at is null) as is`,
  );
  return is;
}

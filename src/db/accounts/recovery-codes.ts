import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { recoveryCodeMac, typedRecoveryCodeMac } from '../../platform/look-ups.ts';
import { type Queryable, rows } from '../database.ts';
import { replaceMethod } from './replace-method.ts';
import { isUsable } from './usable-method.ts';

const kind = 'recovery_codes';

/**
 * Gives an account a set of recovery codes (spelt as `parseRecoveryCode` has them), and ends an older
 * set in the same statement. Only keyed hashes are kept.
 */
export async function addRecoveryCodes(
  db: Queryable,
  keys: Keys,
  { accountId, codes }: { accountId: string; codes: readonly string[] },
): Promise<void> {
  const macs = codes.map(
    (code) => sql`(${recoveryCodeMac(keys, accountId, typedRecoveryCodeMac(keys, code))}::bytea)`,
  );
  const coded = sql`
    coded as (
      insert into recovery_code (method_id, code_mac)
      select added.id, of_set.code_mac
      from added, (values ${sql.join(macs)}) as of_set (code_mac))`;
  await replaceMethod(db, { accountId, kind }, coded);
}

/** How many codes of its newest set an account has not used. */
export async function countRecoveryCodes(db: Queryable, accountId: string): Promise<number> {
  const left = recoveryCodesLeft(sql`${accountId}::uuid`);
  const [row] = await rows(db, sql<{ left: number }>`select ${left} as left`);
  return row?.left ?? 0;
}

/** The same as an expression of a statement. */
export function recoveryCodesLeft(accountId: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`(
    select count(*)::int from recovery_code
    where used_at is null and method_id in (
      select id from authentication_method where ${isUsable(accountId, kind)}))`;
}

/** Whether a code of the account's set is not used yet: one of an older set, or of a locked one, is none. */
export function isRecoveryCodeLeft(
  accountId: RawBuilder<unknown>,
  codeMac: Buffer,
): RawBuilder<boolean> {
  return sql<boolean>`exists (
    select from recovery_code
    where code_mac = ${codeMac}::bytea and used_at is null and method_id in (
      select id from authentication_method where ${isUsable(accountId, kind)}))`;
}

/**
 * For a WITH clause: uses up a recovery code of the account's set where `when` holds; `codeMac` is
 * `recoveryCodeMac`. Its part `redeemed` has one row then, and none where the code was used before, is
 * of an older set or of nobody's, also by another statement at the same time.
 */
export function usingRecoveryCode({
  accountId,
  codeMac,
  when,
}: {
  accountId: RawBuilder<unknown>;
  codeMac: Buffer;
  when: RawBuilder<unknown>;
}): RawBuilder<unknown> {
  // Locked, so that a set that is replaced meanwhile is looked at again.
  return sql`
    code_set as (
      select id from authentication_method where ${isUsable(accountId, kind)} and (${when})
      for no key update),
    redeemed as (
      update recovery_code set used_at = now() from code_set
      where method_id = code_set.id and code_mac = ${codeMac}::bytea and used_at is null
      returning method_id),
    redeemed_set as (
      update authentication_method set last_used_at = now()
      from redeemed where id = redeemed.method_id)`;
}

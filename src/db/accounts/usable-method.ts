import { type RawBuilder, sql } from 'kysely';
import type { MethodKind } from '../../domain/account/authentication-method.ts';

/** A condition on `authentication_method`: the account's one of a kind, live and not locked. */
export function isUsable(accountId: RawBuilder<unknown>, kind: MethodKind): RawBuilder<unknown> {
  return sql`account_id = ${accountId} and kind = ${kind} and ended_at is null
    and locked_at is null`;
}

/**
 * Whether a row of `authentication_method` says no more than a lock that it had: nobody signs in by what is in
 * it. A signature may be had without a row, so that a lock makes one.
 */
export const isEmpty = sql<boolean>`(kind <> 'recovery_codes'
  and coalesce(phone, password_mac, certificate, subject, secret) is null)`;

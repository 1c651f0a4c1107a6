import { type RawBuilder, sql } from 'kysely';
import type { MethodKind } from '../../domain/account/authentication-method.ts';

/** A condition on `authentication_method`: the account's one of a kind, live and not locked. */
export function isUsable(accountId: RawBuilder<unknown>, kind: MethodKind): RawBuilder<unknown> {
  return sql`account_id = ${accountId} and kind = ${kind} and ended_at is null
    and locked_at is null`;
}

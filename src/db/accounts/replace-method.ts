import { type RawBuilder, sql } from 'kysely';
import type { MethodKind } from '../../domain/account/authentication-method.ts';
import type { Queryable } from '../database.ts';
import { constraintOf } from '../unique-violation.ts';

type NewMethod = {
  accountId: string;
  kind: Extract<MethodKind, 'authenticator_app' | 'recovery_codes'>;
  sealedSecret?: Buffer;
  /** The time step that is used up already. */
  lastStep?: number;
};

/**
 * Adds a method of a kind of which an account has one, and ends the older one, in one statement.
 * `beside` is for its WITH clause, where the part `added` has the id of the new one.
 */
export async function replaceMethod(
  db: Queryable,
  method: NewMethod,
  beside?: RawBuilder<unknown>,
): Promise<void> {
  const statement = replacing(method, beside);
  try {
    await statement.execute(db);
  } catch (error) {
    // Of two calls at once neither sees the other's method; once it is there, it is ended.
    if (constraintOf(error) !== 'authentication_method_live') throw error;
    await statement.execute(db);
  }
}

function replacing(method: NewMethod, beside?: RawBuilder<unknown>) {
  const { accountId, kind, sealedSecret = null, lastStep = null } = method;
  // The count has the older one ended before the new one comes: the index holds one live method.
  return sql`
    with ended as (
      update authentication_method set ended_at = now()
      where account_id = ${accountId} and kind = ${kind} and ended_at is null
      returning id),
    added as (
      insert into authentication_method (account_id, kind, secret, last_step)
      select ${accountId}::uuid, ${kind}, ${sealedSecret}::bytea, ${lastStep}::bigint
      from (select count(*) from ended) as older
      returning id)${beside ? sql`, ${beside}` : sql``}
    select from added`;
}

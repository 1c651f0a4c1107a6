import { sql } from 'kysely';
import type {
  AuthenticationMethod,
  MethodKind,
} from '../../domain/account/authentication-method.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { methodRow } from './method-row.ts';
import { isEmpty } from './usable-method.ts';

/** An authentication method that an account has, by its id. */
export type LiveMethod = { id: string; kind: MethodKind; isLocked: boolean; isEmpty: boolean };

/** Those of an account, which whoever changes them holds. */
export async function liveMethods(db: Queryable, accountId: string): Promise<LiveMethod[]> {
  return rows(
    db,
    sql<LiveMethod>`
      select id, kind, locked_at is not null as "isLocked", ${isEmpty} as "isEmpty" from authentication_method
      where account_id = ${accountId} and ended_at is null order by added_at, id`,
  );
}

/** Ends an account's methods of some kinds. */
export async function endMethods(
  db: Queryable,
  accountId: string,
  kinds: readonly MethodKind[],
): Promise<void> {
  await sql`
    update authentication_method set ended_at = now()
    where account_id = ${accountId} and kind = any (${sql.val([...kinds])}::text[])
      and ended_at is null`.execute(db);
}

/** Gives an account a method, in the place of the one that it has of that kind. The account is held. */
export async function setMethod(
  db: Queryable,
  keys: Keys,
  accountId: string,
  method: AuthenticationMethod,
): Promise<void> {
  await endMethods(db, accountId, [method.kind]);
  await sql`
    insert into authentication_method (account_id, kind, phone, phone_lookup, password_salt,
      password_mac, certificate, subject, subject_lookup)
    values ${methodRow(keys, accountId, method)}`.execute(db);
}

/**
 * Locks an account's methods of some kinds; of one that it has not, a row says so alone: a signature can
 * be had without one.
 */
export async function lockMethods(
  db: Queryable,
  accountId: string,
  kinds: readonly MethodKind[],
): Promise<void> {
  await sql`
    insert into authentication_method (account_id, kind, locked_at)
    select ${accountId}::uuid, kind, now()
    from unnest(${sql.val([...kinds])}::text[]) as k (kind)
    on conflict (account_id, kind) where ended_at is null
      do update set locked_at = coalesce(authentication_method.locked_at, now())`.execute(db);
}

/** Has a method used again that was locked. */
export async function unlock(db: Queryable, id: string): Promise<void> {
  await sql`update authentication_method set locked_at = null where id = ${id}`.execute(db);
}

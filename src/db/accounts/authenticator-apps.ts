import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { onlyRow, type Queryable, rows } from '../database.ts';
import { openColumn, sealColumn } from '../sealed.ts';
import { replaceMethod } from './replace-method.ts';
import { isUsable } from './usable-method.ts';

const column = 'authentication_method.secret';
const kind = 'authenticator_app';

/**
 * Gives an account its authenticator app, and ends an older one in the same statement. The code of
 * the time step `step` has shown that the app works: it is used up by that.
 */
export async function addAuthenticatorApp(
  db: Queryable,
  keys: Keys,
  { accountId, secret, step }: { accountId: string; secret: Buffer; step: number },
): Promise<void> {
  await replaceMethod(db, {
    accountId,
    kind,
    sealedSecret: sealColumn(keys, column, accountId, secret),
    lastStep: step,
  });
}

/** The secret of an account's live app; null where it has none, or "not me" has locked it. */
export async function readAppSecret(
  db: Queryable,
  keys: Keys,
  accountId: string,
): Promise<Buffer | null> {
  const [row] = await rows(
    db,
    sql<{ secret: Buffer }>`
      select secret from authentication_method where ${isUsable(sql`${accountId}::uuid`, kind)}`,
  );
  return row ? openAppSecret(keys, accountId, row.secret) : null;
}

/** Whether an account has an app that can be used. */
export async function hasUsableApp(db: Queryable, accountId: string): Promise<boolean> {
  const usable = isUsable(sql`${accountId}::uuid`, kind);
  const { has } = await onlyRow(
    db,
    sql<{ has: boolean }>`
      select exists (select from authentication_method where ${usable}) as has`,
  );
  return has;
}

/** Opens `authentication_method.secret` where another statement has read it. */
export function openAppSecret(keys: Keys, accountId: string, sealed: Uint8Array): Buffer {
  return openColumn(keys, column, accountId, sealed);
}

/**
 * For a WITH clause: uses up a time step of the account's app, and those before it, where `when`
 * holds. Its part `stepped` has one row then, and none where the step was used up before, also by
 * another statement at the same time.
 */
export function usingTimeStep({
  accountId,
  step,
  when,
}: {
  accountId: RawBuilder<unknown>;
  step: number;
  when: RawBuilder<unknown>;
}): RawBuilder<unknown> {
  return sql`
    stepped as (
      update authentication_method set last_step = ${step}::bigint, last_used_at = now()
      where ${isUsable(accountId, kind)} and (last_step is null or last_step < ${step}::bigint)
        and (${when})
      returning id)`;
}

import { type RawBuilder, sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openColumn, sealColumn } from '../sealed.ts';
import { replaceMethod } from './replace-method.ts';

const column = 'authentication_method.secret';

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
    kind: 'authenticator_app',
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
      select secret from authentication_method where ${isLiveApp(sql`${accountId}::uuid`)}`,
  );
  return row ? openAppSecret(keys, accountId, row.secret) : null;
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
      where ${isLiveApp(accountId)} and (last_step is null or last_step < ${step}::bigint)
        and (${when})
      returning id)`;
}

function isLiveApp(accountId: RawBuilder<unknown>) {
  return sql`account_id = ${accountId} and kind = 'authenticator_app' and ended_at is null
    and locked_at is null`;
}

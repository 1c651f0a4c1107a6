import { sql } from 'kysely';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable } from '../database.ts';
import { sealColumn } from '../sealed.ts';

/** Gives an account an address that a code has just been read at, or none. The account is held. */
export async function setEmail(
  tx: Queryable,
  keys: Keys,
  accountId: string,
  email: string | null,
): Promise<void> {
  const sealed = email === null ? null : sealColumn(keys, 'account.email', accountId, email);
  await sql`
    update account set email = ${sealed}::bytea,
      email_verified_at = case when ${sealed}::bytea is not null then now() end
    where id = ${accountId}`.execute(tx);
}

/** Takes a citizen's address away, whoever has set it; an enterprise must have one. The account is held. */
export async function dropEmail(tx: Queryable, accountId: string): Promise<void> {
  await sql`
    update account set email = null, email_verified_at = null
    where id = ${accountId} and subject_type = 'citizen'`.execute(tx);
}

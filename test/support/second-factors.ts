import { randomUUID } from 'node:crypto';
import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import { insertAccount } from '../../src/db/accounts/accounts.ts';
import type { Queryable } from '../../src/db/database.ts';
import { recoveryCodesOf } from '../../src/platform/enrolment.ts';
import { anAccount } from './accounts.ts';
import { testKeys } from './keys.ts';
import { rows } from './rows.ts';

/** The id of a new account, as registration makes it. */
export async function insertedAccount(db: Queryable): Promise<string> {
  const account = anAccount(randomUUID());
  await insertAccount(db, testKeys, account);
  return account.id;
}

/** A set of recovery codes, as some flow has shown them. */
export function newRecoveryCodes(): string[] {
  return recoveryCodesOf(testKeys, randomUUID());
}

/** How many rows one of a statement's parts has. */
export async function countPart(
  db: Queryable,
  parts: RawBuilder<unknown>,
  part: 'stepped' | 'redeemed',
): Promise<number> {
  const [row] = await rows(
    db,
    z.object({ count: z.number() }),
    sql`with ${parts} select count(*)::int as count from ${sql.table(part)}`,
  );
  return row?.count ?? 0;
}

const methodRow = z.object({
  is_live: z.boolean(),
  was_used: z.boolean(),
  secret: z.instanceof(Buffer).nullable(),
});

/** The methods of a kind that an account has or had, the oldest first. */
export function methodsOfKind(
  db: Queryable,
  accountId: string,
  kind: 'authenticator_app' | 'recovery_codes',
) {
  return rows(
    db,
    methodRow,
    sql`select ended_at is null as is_live, last_used_at is not null as was_used, secret
      from authentication_method where account_id = ${accountId} and kind = ${kind}
      order by added_at`,
  );
}

/** Locks all methods of an account. */
export async function lockMethods(db: Queryable, accountId: string): Promise<void> {
  await sql`
    update authentication_method set locked_at = now() where account_id = ${accountId}`.execute(db);
}

/** The sum of what some calls at once answer. */
export async function sumOf(calls: readonly Promise<number>[]): Promise<number> {
  return (await Promise.all(calls)).reduce((sum, one) => sum + one, 0);
}

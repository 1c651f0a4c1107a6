import { sql } from 'kysely';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Source } from '../../domain/subject/registrant.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { sealColumn } from '../sealed.ts';
import { eachOnce } from './accounts.ts';
import type { HeldAccount } from './change-account.ts';

/** What some numbers are to an account, which is held. */
type Compared = {
  /** Whether one of them is the account's. */
  isHolder: boolean;
  /** Those that it does not have, each once. */
  others: ReturnType<typeof eachOnce>;
};

/** Tells numbers that an account has from those that it does not. */
export async function compareDocuments(
  db: Queryable,
  keys: Keys,
  { id }: Pick<HeldAccount, 'id'>,
  documents: readonly IdentityNumber[],
): Promise<Compared> {
  const own = await rows(
    db,
    sql<{ lookup: Buffer }>`
      select number_lookup as lookup from identity_document
      where account_id = ${id} and ended_at is null`,
  );
  const each = eachOnce(keys, documents);
  const others = each.filter((one) => !own.some(({ lookup }) => lookup.equals(one.lookup)));
  return { isHolder: others.length < each.length, others };
}

/** Gives an account further numbers. Throws a unique violation when another one holds one of them. */
export async function insertDocuments(
  db: Queryable,
  keys: Keys,
  { id, subjectType }: HeldAccount,
  { documents, source }: { documents: Compared['others']; source: Source },
): Promise<void> {
  const values = documents.map(
    ({ kind, number, lookup }) =>
      sql`(${id}::uuid, ${subjectType}, ${kind},
        ${sealColumn(keys, 'identity_document.number', id, number)}::bytea, ${lookup}::bytea, ${source})`,
  );
  await sql`
    insert into identity_document (account_id, subject_type, kind, number, number_lookup, source)
    values ${sql.join(values)}`.execute(db);
}

import type { AccountOwner } from '../../domain/account/sign-in.ts';
import { sql } from 'kysely';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Keys } from '../../platform/keys.ts';
import { heldBy } from '../accounts/accounts.ts';
import { type Queryable, rows } from '../database.ts';

type Row = { id: string; level: Level; subject_type: SubjectType };

/**
 * The live account that somebody owns by one of these numbers: by the first of them where several
 * accounts hold some. Null: none.
 */
export async function findOwner(
  db: Queryable,
  keys: Keys,
  subject: { subjectType: SubjectType; documents: readonly IdentityNumber[] },
): Promise<AccountOwner | null> {
  const { subjectType } = subject;
  const lookups = heldBy(keys, subject.documents);
  const found = await rows(
    db,
    sql<Row>`
      select a.id, a.level, a.subject_type
      from identity_document d join account a on a.id = d.account_id
      where d.subject_type = ${subjectType} and d.number_lookup in (${sql.join(lookups)})
        and d.ended_at is null and a.closed_at is null
      order by array_position(array[${sql.join(lookups)}], d.number_lookup) limit 1`,
  );
  return toOwner(found);
}

/** The live account that one at Vietnam Post is linked to. Null: none. */
export async function findPostOwner(
  db: Queryable,
  keys: Keys,
  subject: string,
): Promise<AccountOwner | null> {
  const lookup = keys.lookup('post-subject', subject);
  const found = await rows(
    db,
    sql<Row>`
      select a.id, a.level, a.subject_type
      from authentication_method m join account a on a.id = m.account_id
      where m.kind = 'vietnam_post' and m.subject_lookup = ${lookup} and m.ended_at is null
        and a.closed_at is null`,
  );
  return toOwner(found);
}

function toOwner([row]: readonly Row[]): AccountOwner | null {
  return row ? { accountId: row.id, level: row.level, subjectType: row.subject_type } : null;
}

/** Whether somebody has signed in on a device, and has not said that it was not them. */
export async function isDeviceKnown(db: Queryable, tokenHash: Buffer): Promise<boolean> {
  const known = sql<{ known: boolean }>`
    select exists (
      select from device where token_hash = ${tokenHash} and forgotten_at is null) as known`;
  const [row] = await rows(db, known);
  return row?.known ?? false;
}

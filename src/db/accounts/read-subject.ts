import { sql } from 'kysely';
import type { ChangedAccount } from '../../activities/changes/change-activities.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { NumberKind, Sex } from '../../domain/subject/identity.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { openText } from '../sealed.ts';
import { isUsable } from './usable-method.ts';

type Row = {
  level: Level;
  subject_type: SubjectType;
  full_name: Buffer;
  date_of_birth: Buffer | null;
  sex: Buffer | null;
  email: Buffer | null;
  phone: Buffer | null;
};

/** Whose account it is, opened; null where it is closed or locked, or there is none. */
export async function readSubject(
  db: Queryable,
  keys: Keys,
  accountId: string,
): Promise<ChangedAccount | null> {
  const [row] = await rows(
    db,
    sql<Row>`
      select a.level, a.subject_type, a.full_name, a.date_of_birth, a.sex, a.email,
        (select phone from authentication_method where ${isUsable(sql`a.id`, 'otp_phone')}) as phone
      from account a
      where a.id = ${accountId} and a.closed_at is null and a.locked_at is null`,
  );
  if (!row) return null;
  const open = (column: 'full_name' | 'date_of_birth' | 'sex' | 'email', sealed: Buffer): string =>
    openText(keys, `account.${column}`, accountId, sealed);
  return {
    id: accountId,
    level: row.level,
    subjectType: row.subject_type,
    fullName: open('full_name', row.full_name),
    dateOfBirth: row.date_of_birth && open('date_of_birth', row.date_of_birth),
    sex: sexOf(row.sex && open('sex', row.sex)),
    documents: await readDocuments(db, keys, accountId),
    phone: row.phone && openText(keys, 'authentication_method.phone', accountId, row.phone),
    email: row.email && open('email', row.email),
  };
}

async function readDocuments(db: Queryable, keys: Keys, accountId: string) {
  const found = await rows(
    db,
    sql<{ kind: NumberKind; number: Buffer }>`
      select kind, number from identity_document
      where account_id = ${accountId} and ended_at is null order by added_at, id`,
  );
  return found.map(({ kind, number }) => ({
    kind,
    number: openText(keys, 'identity_document.number', accountId, number),
  }));
}

function sexOf(opened: string | null): Sex | null {
  return opened === 'male' || opened === 'female' ? opened : null;
}

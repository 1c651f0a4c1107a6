import { sql } from 'kysely';
import type { Language } from '../../domain/flows/text.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { NumberKind, Sex } from '../../domain/subject/identity.ts';
import type { Source } from '../../domain/subject/registrant.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, onlyRow, rows } from '../database.ts';
import { type SealedColumn, openText } from '../sealed.ts';

/** What is held of an account's owner, opened. */
export type Identity = {
  id: string;
  subjectType: SubjectType;
  level: Level;
  fullName: string;
  dateOfBirth: string | null;
  sex: Sex | null;
  documents: { id: string; kind: NumberKind; number: string; source: Source; addedAt: Date }[];
  /** E.164. */
  phone: { id: string; value: string; verifiedAt: Date } | null;
  email: { value: string; verifiedAt: Date | null } | null;
  language: Language;
  since: Date;
};

type AccountRow = Pick<Identity, 'id' | 'subjectType' | 'level' | 'language' | 'since'> & {
  fullName: Buffer;
  dateOfBirth: Buffer | null;
  sex: Buffer | null;
  email: Buffer | null;
  emailVerifiedAt: Date | null;
  phoneId: string | null;
  phone: Buffer | null;
  phoneAddedAt: Date | null;
};

/** Reads it of an account that is not closed, in two statements; throws where there is none. */
export async function readIdentity(
  db: Queryable,
  keys: Keys,
  accountId: string,
): Promise<Identity> {
  const open = (column: SealedColumn, sealed: Buffer): string =>
    openText(keys, column, accountId, sealed);
  const found = await readAccount(db, accountId);
  const documents = await readDocuments(db, accountId);
  const { fullName, dateOfBirth, email, emailVerifiedAt } = found;
  const { id, subjectType, level, language, since } = found;
  const sex = found.sex && open('account.sex', found.sex);
  return {
    ...{ id, subjectType, level, language, since },
    fullName: open('account.full_name', fullName),
    dateOfBirth: dateOfBirth && open('account.date_of_birth', dateOfBirth),
    sex: sex === 'male' || sex === 'female' ? sex : null,
    documents: documents.map(({ number, ...document }) => ({
      ...document,
      number: open('identity_document.number', number),
    })),
    phone: phoneOf(found, (sealed) => open('authentication_method.phone', sealed)),
    email: email && { value: open('account.email', email), verifiedAt: emailVerifiedAt },
  };
}

/** The phone was proven by a code when it was added. */
function phoneOf(
  { phoneId: id, phone, phoneAddedAt: verifiedAt }: AccountRow,
  open: (sealed: Buffer) => string,
): Identity['phone'] {
  if (id === null || !phone || !verifiedAt) return null;
  return { id, value: open(phone), verifiedAt };
}

async function readAccount(db: Queryable, accountId: string): Promise<AccountRow> {
  return onlyRow(
    db,
    sql<AccountRow>`
      select a.id, a.subject_type as "subjectType", a.level, a.language, a.created_at as since,
        a.full_name as "fullName", a.date_of_birth as "dateOfBirth", a.sex, a.email,
        a.email_verified_at as "emailVerifiedAt", m.id as "phoneId", m.phone,
        m.added_at as "phoneAddedAt"
      from account a left join authentication_method m
        on m.account_id = a.id and m.kind = 'otp_phone' and m.ended_at is null
      where a.id = ${accountId} and a.closed_at is null`,
  );
}

async function readDocuments(db: Queryable, accountId: string) {
  return rows(
    db,
    sql<{ id: string; kind: NumberKind; number: Buffer; source: Source; addedAt: Date }>`
      select id, kind, number, source, added_at as "addedAt" from identity_document
      where account_id = ${accountId} and ended_at is null order by added_at, id`,
  );
}

import { type RawBuilder, sql } from 'kysely';
import type { AuthenticationMethod } from '../../domain/account/authentication-method.ts';
import type { Language } from '../../domain/flows/text.ts';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import type { Method } from '../../domain/methods/methods.ts';
import type { IdentityNumber } from '../../domain/subject/identity.ts';
import type { Registrant, Source } from '../../domain/subject/registrant.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Queryable, rows } from '../database.ts';
import { type SealedColumn, sealColumn } from '../sealed.ts';
import { constraintOf } from '../unique-violation.ts';
import { methodRow } from './method-row.ts';

export type NewAccount = Registrant & {
  id: string;
  level: Level;
  method: Method;
  /** Who vouches for the documents. */
  source: Source;
  /** The ways to sign in that it begins with. */
  methods: readonly AuthenticationMethod[];
  consent: { version: string; purposes: readonly string[]; givenAt: string };
  flowId: string;
  /** In which it is told of what happens to it; Vietnamese unless said. */
  language?: Language;
};

/** Whether a live account of this kind of subject holds one of the numbers. */
export async function isRegistered(
  db: Queryable,
  keys: Keys,
  subjectType: SubjectType,
  documents: readonly IdentityNumber[],
): Promise<boolean> {
  const held = heldNumbers(keys, { subjectType, documents });
  const [row] = await rows(db, sql<{ taken: boolean }>`select exists (${held}) as taken`);
  return row?.taken ?? false;
}

/** A query that finds those of some numbers that a live account of this kind of subject holds. */
export function heldNumbers(
  keys: Keys,
  { subjectType, documents }: { subjectType: SubjectType; documents: readonly IdentityNumber[] },
): RawBuilder<unknown> {
  const lookups = heldBy(keys, documents);
  return sql`select from identity_document
    where subject_type = ${subjectType} and number_lookup in (${sql.join(lookups)})
      and ended_at is null`;
}

/** What documents are found by, each as a value of a statement. */
export function heldBy(keys: Keys, documents: readonly IdentityNumber[]): RawBuilder<unknown>[] {
  return documents.map((document) => sql`${documentLookup(keys, document)}::bytea`);
}

/** Whether a live account is linked to this account at Vietnam Post. */
export async function isPostAccountLinked(
  db: Queryable,
  keys: Keys,
  subject: string,
): Promise<boolean> {
  const found = await db
    .selectFrom('authentication_method')
    .select('id')
    .where('kind', '=', 'vietnam_post')
    .where('subject_lookup', '=', keys.lookup('post-subject', subject))
    .where('ended_at', 'is', null)
    .execute();
  return found.length > 0;
}

/**
 * Inserts an account with its documents, methods and consent in one statement, and what `beside` has
 * for its WITH clause. Throws a unique violation when a number has a live account, a Post account is
 * linked to one, or the flow has made one.
 */
export async function insertAccount(
  db: Queryable,
  keys: Keys,
  account: NewAccount,
  beside?: RawBuilder<unknown>,
): Promise<void> {
  const seal = (column: SealedColumn, value: string | undefined): Buffer | null =>
    value === undefined ? null : sealColumn(keys, column, account.id, value);
  const { id, consent } = account;
  const documents = eachOnce(keys, account.documents).map(
    ({ lookup, kind, number }) => sql`(${id}::uuid, ${account.subjectType}, ${kind},
      ${seal('identity_document.number', number)}::bytea, ${lookup}::bytea, ${account.source})`,
  );
  const methods = account.methods.map((method) => methodRow(keys, id, method));
  await sql`
    with created as (
      insert into account (id, subject_type, level, method, full_name, date_of_birth, sex, email, flow_id,
        language)
      values (${id}, ${account.subjectType}, ${account.level}, ${account.method},
        ${seal('account.full_name', account.fullName)}, ${seal('account.date_of_birth', account.dateOfBirth)}, ${seal('account.sex', account.sex)},
        ${seal('account.email', account.email)}, ${account.flowId},
        ${account.language ?? 'vi'})),
    documented as (
      insert into identity_document (account_id, subject_type, kind, number, number_lookup, source)
      values ${sql.join(documents)}),
    secured as (
      insert into authentication_method (account_id, kind, phone, phone_lookup, password_salt,
        password_mac, certificate, subject, subject_lookup)
      values ${sql.join(methods)})${beside ? sql`, ${beside}` : sql``}
    insert into consent (account_id, version, purposes, channel, flow_id, given_at)
    values (${id}, ${consent.version}, ${sql.val(consent.purposes)}::text[], 'web', ${account.flowId}, ${consent.givenAt})`.execute(
    db,
  );
}

/**
 * Each number once, since a source may name it twice (a CCCD and the renewed one); and in one order,
 * so that two accounts that claim the same numbers never wait for each other.
 */
export function eachOnce(keys: Keys, documents: readonly IdentityNumber[]) {
  const found = documents.map((document) => ({
    ...document,
    lookup: documentLookup(keys, document),
  }));
  const ordered = found.sort((a, b) => Buffer.compare(a.lookup, b.lookup));
  return ordered.filter(({ lookup }, at) => !ordered[at - 1]?.lookup.equals(lookup));
}

/** What a user name, which says nothing of its kind, is looked up by: with letters it is a passport's. */
export function usernameLookup(keys: Keys, username: string): Buffer {
  const kind = /[A-Z]/.test(username) ? 'passport' : 'personal_id_number';
  return documentLookup(keys, { kind, number: username });
}

/** By a document's number alone, which keeps a CCCD one number whatever names it; passports may look like a CMND. */
function documentLookup(keys: Keys, { kind, number }: IdentityNumber): Buffer {
  return keys.lookup('document', kind === 'passport' ? `passport:${number}` : number);
}

/** The account that a flow of this id has made, or null. */
export async function accountOfFlow(db: Queryable, flowId: string): Promise<string | null> {
  const found = await db
    .selectFrom('account')
    .select('id')
    .where('flow_id', '=', flowId)
    .executeTakeFirst();
  return found?.id ?? null;
}

/** Why an account could not be inserted, if a unique index refused a row of it. */
export type Clash = 'number_taken' | 'post_account_linked' | 'flow_done';

const clashes: Readonly<Partial<Record<string, Clash>>> = {
  identity_document_live: 'number_taken',
  authentication_method_subject: 'post_account_linked',
  account_flow_id_key: 'flow_done',
  // The id of an account comes with its flow, and its consent is the row that PostgreSQL inserts first.
  account_pkey: 'flow_done',
  consent_pkey: 'flow_done',
};

/** What an error of `insertAccount` says, or undefined when it is about something else. */
export function clashOf(error: unknown): Clash | undefined {
  const constraint = constraintOf(error);
  return constraint === undefined ? undefined : clashes[constraint];
}

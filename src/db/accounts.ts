import { sql } from 'kysely';
import { z } from 'zod';
import type { Level, Method, SubjectType } from '../domain/flows.ts';
import type { Registrant, Source } from '../domain/registrant.ts';
import type { Keys } from '../keys.ts';
import { type Queryable, rows } from './database.ts';

export type NewAccount = Omit<Registrant, 'consentVersion'> & {
  id: string;
  level: Level;
  method: Method;
  /** Who vouches for the documents. */
  source: Source;
  password: { salt: Buffer; mac: Buffer };
  consent: { version: string; purposes: readonly string[]; givenAt: string };
  flowId: string;
};

/** Whether a live account of this kind of subject holds one of the numbers. */
export async function isRegistered(
  db: Queryable,
  keys: Keys,
  subjectType: SubjectType,
  numbers: readonly string[],
): Promise<boolean> {
  const lookups = numbers.map((number) => sql`${keys.lookup('document', number)}`);
  const [row] = await rows(
    db,
    z.object({ taken: z.boolean() }),
    sql`select exists (select from identity_document where subject_type = ${subjectType}
      and number_lookup in (${sql.join(lookups)}) and ended_at is null) as taken`,
  );
  return row?.taken ?? false;
}

/**
 * Inserts an account with its documents, methods and consent in one statement. Throws a unique
 * violation when a number has a live account or the flow has made one.
 */
export async function insertAccount(db: Queryable, keys: Keys, account: NewAccount): Promise<void> {
  const seal = (value: string | undefined): Buffer | null =>
    value === undefined ? null : keys.sealText('column', value, account.id);
  const { id, password, consent } = account;
  const documents = account.documents.map(
    ({ kind, number }) => sql`(${id}::uuid, ${account.subjectType}, ${kind}, ${seal(number)}::bytea,
      ${keys.lookup('document', number)}::bytea, ${account.source})`,
  );
  await sql`
    with created as (
      insert into account (id, subject_type, level, method, full_name, date_of_birth, sex, email, flow_id)
      values (${id}, ${account.subjectType}, ${account.level}, ${account.method},
        ${seal(account.fullName)}, ${seal(account.dateOfBirth)}, ${seal(account.sex)},
        ${seal(account.email)}, ${account.flowId})),
    documented as (
      insert into identity_document (account_id, subject_type, kind, number, number_lookup, source)
      values ${sql.join(documents)}),
    secured as (
      insert into authentication_method (account_id, kind, phone, phone_lookup, password_salt, password_mac)
      values (${id}, 'password', null, null, ${password.salt}, ${password.mac}),
        (${id}, 'otp_phone', ${seal(account.phone)}, ${keys.lookup('phone', account.phone)}, null, null))
    insert into consent (account_id, version, purposes, channel, flow_id, given_at)
    values (${id}, ${consent.version}, ${sql.val(consent.purposes)}::text[], 'web', ${account.flowId}, ${consent.givenAt})`.execute(
    db,
  );
}

/** Whether this flow has made its account already: then a repeated activity has nothing to do. */
export async function hasAccountOfFlow(db: Queryable, flowId: string): Promise<boolean> {
  const found = await rows(db, z.object({}), sql`select id from account where flow_id = ${flowId}`);
  return found.length > 0;
}

/** SQLSTATE of PostgreSQL, Appendix A. */
const uniqueViolation = '23505';

/** Whether an error says that a unique index refused the row. */
export function isUniqueViolation(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === uniqueViolation;
}

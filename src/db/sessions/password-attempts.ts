import { type RawBuilder, sql } from 'kysely';
import type { Level, SubjectType } from '../../domain/flows/levels.ts';
import { isUsable } from '../accounts/usable-method.ts';
import { recoveryCodesLeft } from '../accounts/recovery-codes.ts';
import { onlyRow, type Queryable, rows } from '../database.ts';
import { idFrom } from './noting-refusal.ts';
import {
  type FailureScope,
  type LockSeconds,
  countingAttempt,
  lockHeldUntil,
  lockedUntil,
  scopesOf,
  wasLocked,
} from './sign-in-failures.ts';

/** Who tries a password: the name's keyed hash, and where from. */
export type PasswordTry = {
  name: Buffer;
  network: Buffer;
  /** Hash of the device's token. */
  device: Buffer;
};

/** How many wrong passwords lock, of one account from one network, and from all. */
export type PasswordLimits = { ofNetwork: number; ofAccount: number; lock: LockSeconds };

/** After the account's first lock, another one follows each so many wrong passwords from anywhere. */
const furtherOfAccount = 5;

/** What is to be known of a name before its password is hashed. */
export type PasswordAccount = {
  /** Null: nobody to be signed in by a password has this name. */
  salt: Buffer | null;
  isKnownDevice: boolean;
  lockedUntil: Date | null;
};

/** Reads by a user name, the same for one that nobody has; one statement. */
export async function readPasswordAccount(
  db: Queryable,
  attempt: PasswordTry,
  limits: PasswordLimits,
): Promise<PasswordAccount> {
  const [row] = await rows(
    db,
    sql<{ salt: Buffer | null; known: boolean; locked_until: Date | null }>`
      with ${whose(attempt)}, ${scopesOf(scopes(attempt, limits))}
      select (select password_salt from owner) as salt, exists (select from known) as known,
        ${lockedUntil} as locked_until`,
  );
  const { salt = null, known = false, locked_until = null } = row ?? {};
  return { salt, isKnownDevice: known, lockedUntil: locked_until };
}

/** What an attempt has come to; `owner` only where the password is right and no lock held. */
export type PasswordFound = {
  lockedUntil: Date | null;
  owner: {
    id: string;
    level: Level;
    subjectType: SubjectType;
    /** The method whose password it is. */
    passwordId: string;
    /** Sealed for the account. */
    phone: Buffer | null;
    hasApp: boolean;
    recoveryCodesLeft: number;
  } | null;
};

type FoundRow = {
  locked: boolean;
  locked_until: Date | null;
  owner_id: string | null;
  password_id: string;
  level: Level;
  subject_type: SubjectType;
  phone: Buffer | null;
  has_app: boolean;
  codes: number;
};

/**
 * Counts an attempt and compares, in one statement, the same for a name that nobody has. Both sides are
 * keyed hashes, so that the time of the comparison tells nothing. A wrong password of an account
 * stands in its history, once for each attempt; so does a right one where another account's is asked for.
 */
export async function tryPassword(
  db: Queryable,
  attempt: PasswordTry & {
    flowId: string;
    attemptId: string;
    mac: Buffer;
    deviceName: string;
    /** The one account that it may be of; null: any. */
    onlyOf: string | null;
  },
  limits: PasswordLimits,
): Promise<PasswordFound> {
  const { flowId, attemptId, mac, deviceName, onlyOf } = attempt;
  const matches = sql`(password_mac = ${mac} and coalesce(id = ${onlyOf}::uuid, true))`;
  const isRight = sql`exists (select from owner where ${matches})`;
  const row = await onlyRow(
    db,
    sql<FoundRow>`
      with ${whose(attempt)}, ${scopesOf(scopes(attempt, limits))},
      ${countingAttempt(attemptId, sql`not ${isRight}`, limits.lock)},
      noted as (
        insert into sign_in (id, account_id, flow_id, method, outcome, problem, device_name)
        select ${idFrom(attemptId)}, id, ${flowId}, 'password', 'refused', 'CredentialsWrong',
          ${deviceName} from owner where not ${isRight} and not ${wasLocked}
        on conflict (id) do nothing),
      proven as (select * from owner where ${matches} and not ${wasLocked})
      select ${wasLocked} as locked, ${lockHeldUntil} as locked_until, p.id as owner_id, p.password_id, p.level,
        p.subject_type, m.phone, exists (select from authentication_method
          where ${isUsable(sql`p.id`, 'authenticator_app')}) as has_app,
        ${recoveryCodesLeft(sql`p.id`)} as codes
      from (select) as one left join proven p on true
        left join authentication_method m on m.account_id = p.id and m.kind = 'otp_phone'
          and m.ended_at is null and m.locked_at is null`,
  );
  return { lockedUntil: row.locked_until, owner: ownerOf(row) };
}

function ownerOf(row: FoundRow): PasswordFound['owner'] {
  const { owner_id: id, level, subject_type: subjectType, phone } = row;
  if (id === null) return null;
  const { password_id: passwordId, has_app: hasApp, codes: recoveryCodesLeft } = row;
  return { id, level, subjectType, passwordId, phone, hasApp, recoveryCodesLeft };
}

/**
 * Parts `owner`, `subject` and `known`: the account of a name that has a password which may be used, what
 * its failures are counted by (its id, or the name that nobody has), and whether it knows the device.
 * Should a citizen and an enterprise have the number, the citizen is meant.
 */
function whose({ name, device }: PasswordTry): RawBuilder<unknown> {
  return sql`
    owner as (
      select a.id, a.level, a.subject_type, m.id as password_id, m.password_salt, m.password_mac
      from identity_document d join account a on a.id = d.account_id
        join authentication_method m on m.account_id = a.id
      where d.subject_type in ('citizen', 'enterprise') and d.number_lookup = ${name}
        and d.ended_at is null and a.closed_at is null and a.locked_at is null
        and m.kind = 'password' and m.ended_at is null and m.locked_at is null
      order by d.subject_type limit 1),
    subject as (
      select coalesce((select id::text from owner), encode(${name}, 'hex')) as name),
    known as (
      select from device where token_hash = ${device}
        and account_id = (select id from owner) and forgotten_at is null)`;
}

/**
 * A device that the account knows is counted by itself, so that no stranger keeps its owner out; others by
 * their network first, then all together: what comes while a network is locked counts against nobody else.
 */
function scopes(
  { network, device }: PasswordTry,
  { ofNetwork, ofAccount }: PasswordLimits,
): FailureScope[] {
  const isKnown = sql`exists (select from known)`;
  const isStrange = sql`not exists (select from known)`;
  const own = { failures: ofNetwork, round: 1, rank: 1, resets: true } as const;
  return [
    { ...own, key: keyOf('device', device), when: isKnown },
    { ...own, key: keyOf('network', network), when: isStrange },
    {
      key: keyOf('account', null),
      failures: ofAccount,
      round: furtherOfAccount,
      rank: 2,
      resets: false,
      when: isStrange,
    },
  ];
}

function keyOf(scope: string, where: Buffer | null): RawBuilder<unknown> {
  const named = sql`${`password:${scope}:`}::text || (select name from subject)`;
  const whole = where ? sql`${named} || ':' || encode(${where}, 'hex')` : named;
  return sql`sha256(convert_to(${whole}, 'UTF8'))`;
}

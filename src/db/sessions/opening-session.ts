import { type RawBuilder, sql } from 'kysely';
import { auditingEnds } from './auditing-ends.ts';
import type { MethodKind } from '../../domain/account/authentication-method.ts';
import type { LoginMethod } from '../../domain/flows/flows.ts';
import type { Level } from '../../domain/flows/levels.ts';

/** A session to be opened, or the one to be raised, by a flow that has proven who it is. */
export type NewSession = {
  id: string;
  /** Of the line in the history. */
  signInId: string;
  flowId: string;
  accountId: string;
  isStepUp: boolean;
  method: LoginMethod;
  /** The account's methods that were used. */
  uses: readonly MethodKind[];
  /** The password that was right. */
  passwordId?: string;
  /** Of the phone that was sent a code. */
  phoneLookup?: Buffer;
  level: Level;
  tokenHash: Buffer;
  idleSeconds: number;
  /** RFC 3339 in UTC, as `expiresAt`. */
  idleUntil: string;
  expiresAt: string;
  device: { tokenHash: Buffer; name: string };
  /** What "this was not me" is said with, and until when. */
  notMe: { lookup: Buffer; until: Date };
};

/** What a statement with `openingSession` tells by `openedSession`. */
export type OpenedSession = { opened: boolean; locked: boolean };

/**
 * For a WITH clause: opens a session where `when` holds, or raises the one that there is; its parts are
 * named `living`, `held`, `owning`, `signing`, `known`, `seen`, `replaced`, `ended`, `opened`, `used`,
 * `active` and `noted`.
 * None is opened for an account or by a method that is locked or closed by then, also where that came
 * about while the statement waited. Their rows are held meanwhile, so that whoever locks them ends this
 * session, too: the account first, as "not me" has it, so that neither waits for the other. A flow opens
 * one once; repeated, it finds that it has.
 * That an app or recovery codes were used is noted where their code is used up. A sign-in takes back that
 * the account is to be closed.
 */
export function openingSession(
  session: NewSession,
  when: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    living as (
      select id, closing_at from account
      where id = ${session.accountId} and closed_at is null and locked_at is null
      for no key update),
    held as (
      select id, kind, locked_at, phone_lookup from authentication_method
      where account_id = (select id from living)
        and kind = any (${sql.val(session.uses)}::text[]) and ended_at is null
      order by id for no key update),
    owning as (
      select id from living where not exists (select from held where locked_at is not null)
        and not exists (${removedSignature(session)})${ofPassword(session)}${ofPhone(session)}),
    signing as (
      select id from owning where ${when} and not ${wasOpened(session)}),
    ${session.isStepUp ? raising(session) : creating(session)},
    used as (
      update authentication_method set last_used_at = now()
      where account_id = (select account_id from opened) and ended_at is null
        and kind = any (${sql.val(session.uses)}::text[])
        and kind not in ('authenticator_app', 'recovery_codes')),
    active as (
      update account set last_active_at = now(), inactivity_notices = 0, closing_flow_id = null,
        closing_at = null
      where id = (select account_id from opened)
        and (last_active_at < now() - interval '1 day' or inactivity_notices > 0
          or exists (select from living where closing_at is not null))),
    noted as (
      insert into sign_in (id, account_id, flow_id, method, outcome, session_id, device_id,
        device_name, is_new_device, is_step_up, not_me_lookup, not_me_until)
      select ${session.signInId}, o.account_id, ${session.flowId}, ${session.method}, 'signed_in', o.id,
        o.device_id, ${session.device.name}, ${isNew(session)}, ${session.isStepUp},
        ${session.notMe.lookup}, ${session.notMe.until} from opened o)`;
}

/** Holds, in the same statement, where the session was opened by it. */
export const isOpened = sql`exists (select from opened)`;

/** Holds where the flow had opened it before: the statement is a repeated one. */
export function wasOpened(session: NewSession): RawBuilder<unknown> {
  return sql`exists (${signedIn(session)})`;
}

/** Holds where it was opened on a device that the account does not know. */
export function isOnNewDevice(session: NewSession): RawBuilder<unknown> {
  return sql`(${isOpened} and ${isNew(session)})`;
}

/** What became of it, for a select list. */
export function openedSession(session: NewSession): RawBuilder<OpenedSession> {
  return sql`(${isOpened} or ${wasOpened(session)}) as opened,
    not exists (select from owning) as locked`;
}

/** A signature by a kind that the account had, and removed, opens nothing until one is added again. */
function removedSignature({ accountId, uses }: NewSession) {
  const signatures = uses.filter((kind) => kind === 'sim_signature' || kind === 'usb_signature');
  return sql`
    select from authentication_method m
    where m.account_id = ${accountId} and m.kind = any (${sql.val(signatures)}::text[])
      and m.ended_at is not null and not exists (select from held)`;
}

/** A password is one as long as no other one is set, also while the statement waits: it ends all sessions. */
function ofPassword({ passwordId }: NewSession) {
  if (passwordId === undefined) return sql``;
  return sql` and exists (select from held where id = ${passwordId})`;
}

/** A code to a phone is one of the account's as long as the phone is. */
function ofPhone({ phoneLookup }: NewSession) {
  if (!phoneLookup) return sql``;
  return sql` and exists (select from held where phone_lookup = ${phoneLookup})`;
}

function signedIn({ flowId }: NewSession) {
  return sql`select from sign_in where flow_id = ${flowId} and outcome = 'signed_in'`;
}

function isNew({ isStepUp }: NewSession) {
  return isStepUp ? sql`false` : sql`not exists (select from known)`;
}

/**
 * A device keeps one session: the one before is replaced, whosever it was. Of two logins at once on one
 * device neither sees the other's: the index holds one, and the other call, repeated, replaces it.
 */
function creating({ device, ...session }: NewSession): RawBuilder<unknown> {
  const { id, method, level } = session;
  return sql`
    known as (
      select from device where token_hash = ${device.tokenHash}
        and account_id = ${session.accountId} and forgotten_at is null),
    seen as (
      insert into device (account_id, token_hash, name)
      select id, ${device.tokenHash}, ${device.name} from signing
      on conflict (token_hash, account_id) do update
        set last_seen_at = now(), name = excluded.name, forgotten_at = null
      returning id, account_id),
    replaced as (
      update session set ended_at = now(), ended_by = 'replaced'
      where device_id in (select id from device where token_hash = ${device.tokenHash})
        and ended_at is null and exists (select from signing)
      returning id, account_id, idle_until > now() and expires_at > now() as was_live),
    ended as (${auditingEnds(sql`replaced where was_live`, 'replaced')}),
    opened as (
      insert into session (id, account_id, device_id, token_hash, method, level,
        ${provenAt(level)}, idle_seconds, idle_until, expires_at)
      select ${id}::uuid, account_id, id, ${session.tokenHash}, ${method}, ${level}::smallint, now(),
        ${session.idleSeconds}::integer, ${session.idleUntil}::timestamptz,
        ${session.expiresAt}::timestamptz from seen, (select count(*) from replaced) as before
      returning id, account_id, device_id)`;
}

/** The session goes on under a new token: the one that it had before is nobody's. */
function raising({ id, accountId, method, level, ...session }: NewSession): RawBuilder<unknown> {
  return sql`
    opened as (
      update session set level = greatest(level, ${level}::smallint),
        method = case when level <= ${level}::smallint then ${method} else method end,
        ${provenAt(level)} = now(), token_hash = ${session.tokenHash}, last_seen_at = now(),
        idle_seconds = least(idle_seconds, ${session.idleSeconds}::integer),
        idle_until = ${session.idleUntil}::timestamptz
      where id = ${id} and account_id = ${accountId} and ended_at is null
        and idle_until > now() and expires_at > now() and exists (select from signing)
      returning id, account_id, device_id)`;
}

function provenAt(level: Level) {
  return sql.ref(`proven_${level}_at`);
}

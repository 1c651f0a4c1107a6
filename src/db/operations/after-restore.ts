import { sql } from 'kysely';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, onlyRow, rows } from '../database.ts';
import { auditingEnds } from '../sessions/auditing-ends.ts';
import { whereLive } from '../sessions/read-session.ts';
import { actOnAccount, holdAccountState } from '../staff/act-on-account.ts';

const sessionsAtOnce = 1_000;

/** Notes in the audit trail, once, that what came after a moment is gone from it. */
export async function noteRestore(db: Queryable, moment: Date): Promise<void> {
  const details = sql`${JSON.stringify({ moment: moment.toISOString() })}::jsonb`;
  await sql`insert into audit_event (event, actor, details)
    select 'database.restored', 'system', ${details} where not exists (
      select from audit_event where event = 'database.restored' and details = ${details})`.execute(
    db,
  );
}

export type OpenSessions = { citizens: number; staff: number };

/** How many sessions let somebody in. */
export function countOpenSessions(db: Queryable): Promise<OpenSessions> {
  return onlyRow(
    db,
    sql<OpenSessions>`
      select (select count(*)::int from session s where ${whereLive}) as citizens,
        (select count(*)::int from staff_session
          where ended_at is null and idle_until > now() and expires_at > now()) as staff`,
  );
}

/**
 * Ends every session, of citizens and of staff: which of them had ended after the moment of a restore is
 * forgotten. Each is audited; a thousand a transaction, so it may be cut short and called again.
 */
export async function endEverySession(db: Queryable): Promise<void> {
  for (;;) {
    const { ended } = await onlyRow(
      db,
      sql<{ ended: number }>`
        with ended as (
          update session s set ended_at = now(), ended_by = 'restore'
          where s.id in (select s.id from session s where ${whereLive} limit ${sessionsAtOnce})
          returning s.id, s.account_id),
        audited as (${auditingEnds(sql`ended`, 'restore')})
        select count(*)::int as ended from ended`,
    );
    if (ended < sessionsAtOnce) break;
  }
  await sql`
    with left_out as (update staff_session set ended_at = now() where ended_at is null)
    delete from codec_token`.execute(db);
}

/**
 * Has no proof be given twice: which codes were used after the moment of a restore is forgotten, so all that were
 * sent are void, and so is what authenticator apps have shown until `timeStep` (`timeStepOf`).
 */
export async function voidProofs(db: Queryable, timeStep: number): Promise<void> {
  await sql`
    update otp_challenge set expires_at = now(), last_right = false
    where expires_at > now() or last_right`.execute(db);
  await sql`
    update authentication_method set last_step = ${timeStep}::bigint
    where kind = 'authenticator_app' and ended_at is null
      and coalesce(last_step, 0) < ${timeStep}::bigint`.execute(db);
}

/**
 * Locks an account, as support staff do, and says so in the audit trail; nothing where it is locked, closed or not
 * there. Answers whether it has locked it.
 */
export async function lockAfterRestore(
  { transaction }: Pick<Database, 'transaction'>,
  accountId: string,
): Promise<boolean> {
  return transaction(async (tx) => {
    const state = await holdAccountState(tx, accountId);
    if (!state || state.lockedBecause === 'staff') return false;
    await actOnAccount(tx, 'lock', accountId);
    const details = { because: 'restore' };
    await insertAuditEvent(tx, { event: 'account.locked', actor: 'system', accountId, details });
    return true;
  });
}

export type DecidedReview = { id: string; flowId: string };

/** Reviews with a decision, of some flows: one that stands before it again may go on by it. */
export function readDecidedReviews(
  db: Queryable,
  flowIds: readonly string[],
): Promise<DecidedReview[]> {
  return rows(
    db,
    sql<DecidedReview>`
      select r.id, r.flow_id as "flowId" from review r
      where r.flow_id = any (${sql.val([...flowIds])}::text[]) and r.closed_at is null
        and exists (select from review_decision d where d.review_id = r.id)`,
  );
}

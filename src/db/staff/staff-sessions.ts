import { sql } from 'kysely';
import type { StaffMember } from '../../domain/staff/roles.ts';
import type { StaffSession } from '../../domain/staff/staff-session.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, type Queryable, rows } from '../database.ts';

export type NewStaffSession = {
  id: string;
  tokenHash: Buffer;
  member: StaffMember;
  idleSeconds: number;
  seconds: number;
};

/** Opens a session, which the audit trail tells. */
export async function openStaffSession(
  { transaction }: Pick<Database, 'transaction'>,
  { id, tokenHash, member, idleSeconds, seconds }: NewStaffSession,
): Promise<void> {
  await transaction(async (tx) => {
    await sql`
      insert into staff_session (id, token_hash, member_id, name, roles, idle_seconds, idle_until, expires_at)
      values (${id}, ${tokenHash}, ${member.id}, ${member.name}, ${[...member.roles]}::text[], ${idleSeconds},
        now() + make_interval(secs => ${idleSeconds}), now() + make_interval(secs => ${seconds}))`.execute(
      tx,
    );
    await insertAuditEvent(tx, {
      event: 'staff.signed_in',
      actor: `staff:${member.id}`,
      details: { session: id, roles: member.roles },
    });
  });
}

type Row = Omit<StaffSession, 'member'> & {
  memberId: string;
  name: string;
  roles: StaffMember['roles'];
  isLive: boolean;
};

/** A session by the hash of its token, noted as used; null where there is none. */
export async function readStaffSession(
  db: Queryable,
  tokenHash: Buffer,
): Promise<{ state: 'live' | 'over'; session: StaffSession } | null> {
  const [row] = await rows(
    db,
    sql<Row>`
      with found as (
        select *, ended_at is null and idle_until > now() and expires_at > now() as live
        from staff_session where token_hash = ${tokenHash}),
      used as (
        update staff_session s
        set idle_until = least(now() + make_interval(secs => s.idle_seconds), s.expires_at)
        from found f where s.id = f.id and f.live
          and s.idle_until < now() + make_interval(secs => s.idle_seconds - 15)
        returning s.id, s.idle_until)
      select f.id, f.member_id as "memberId", f.name, f.roles, f.started_at as "startedAt",
        coalesce(u.idle_until, f.idle_until) as "idleUntil", f.expires_at as "expiresAt", f.live as "isLive"
      from found f left join used u on u.id = f.id`,
  );
  if (!row) return null;
  const { isLive, memberId, name, roles, ...times } = row;
  const session = { ...times, member: { id: memberId, name, roles } };
  return { state: isLive ? 'live' : 'over', session };
}

/** Ends a session; one that has ended stays so. */
export async function endStaffSession(
  { transaction }: Pick<Database, 'transaction'>,
  { id, member }: StaffSession,
): Promise<void> {
  await transaction(async (tx) => {
    const ended = await rows(
      tx,
      sql`update staff_session set ended_at = now() where id = ${id} and ended_at is null returning id`,
    );
    if (ended.length === 0) return;
    const actor = `staff:${member.id}` as const;
    await insertAuditEvent(tx, { event: 'staff.signed_out', actor, details: { session: id } });
  });
}

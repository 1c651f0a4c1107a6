import { sql } from 'kysely';
import { remindable } from '../../domain/flows/remindable.ts';
import { onlyRow, type Queryable, rows } from '../database.ts';
import { countHits, type Throttle } from '../throttles.ts';
import type { StoredFlow } from './flows.ts';
import type { OpenFlowsAfter } from './open-flows.ts';

/** When somebody has left a registration, and is reminded of it. */
export type ReminderRule = {
  /** How much of the time to the deadline has gone since they did something. */
  afterPercent: number;
  /** How long it must be open still: less would not help. */
  leastSeconds: number;
};

/** A registration that somebody has left, as its row has it. */
export type LeftRegistration = StoredFlow & OpenFlowsAfter & { reference: string };

type Look = { after: OpenFlowsAfter | null; atOnce: number };

/** The next registrations to be reminded of, in the order of their deadlines. */
export function readLeft(
  db: Queryable,
  { after, atOnce }: Look,
  rule: ReminderRule,
): Promise<LeftRegistration[]> {
  // The first of these is what the index has.
  const onwards = after
    ? sql`and f.expires_at >= ${after.expiresAt}::timestamptz
        and (f.expires_at, f.id) > (${after.expiresAt}::timestamptz, ${after.id})`
    : sql``;
  return rows(
    db,
    sql<LeftRegistration>`
      select f.id, f.reference, f.expires_at::text as "expiresAt", f.body, f.version, f.delivery,
        f.next_try_at, f.generation, f.taken_up_by
      from flow f where ${isLeft(rule)} ${onwards}
      order by f.expires_at, f.id limit ${atOnce}::int`,
  );
}

/** Whether a reminder is to be sent now, and until when the flow is open; or why not. */
export type Counted = { until: Date } | { not: 'due' | 'within_limits' };

/**
 * Counts the reminder of a registration, once, before it is sent: where it is still left as the rule has it, has the
 * same phone, and is within the throttles, which count it then. Nobody else is to send it from here on, so one whose
 * sender dies is not sent.
 */
export async function countReminder(
  db: Queryable,
  { id, phoneLookup }: { id: string; phoneLookup: Buffer },
  rule: ReminderRule,
  throttles: readonly Throttle[],
): Promise<Counted> {
  const { until, isLimited } = await onlyRow(
    db,
    sql<{ until: Date | null; isLimited: boolean }>`
      with due as (
        select f.id, f.reminder_counted_at is not null as is_counted from flow f
        where f.id = ${id} and f.phone_lookup = ${phoneLookup} and ${isLeft(rule)}
        for no key update of f),
      hit as (${countHits(throttles, sql`exists (select from due where not is_counted)`)}),
      reminded as (
        update flow set reminded_at = now(),
          reminder_counted_at = coalesce(reminder_counted_at, now())
        where id in (select id from due) and not exists (select from hit where hits > hit_limit)
        returning expires_at)
      select (select expires_at from reminded) as until,
        exists (select from hit where hits > hit_limit) as "isLimited"`,
  );
  if (until) return { until };
  return { not: isLimited ? 'within_limits' : 'due' };
}

/** Takes a reminder back that was certainly not sent: another run sends it, and counts it for the number no more. */
export async function takeReminderBack(db: Queryable, id: string): Promise<void> {
  await sql`update flow set reminded_at = null where id = ${id}`.execute(db);
}

/** Notes in the audit trail what became of a reminder. */
export async function noteReminder(
  db: Queryable,
  id: string,
  { event }: { event: 'flow.reminded' | 'flow.reminder_refused' },
): Promise<void> {
  await sql`
    insert into audit_event (event, actor, flow_id, details)
    values (${event}, 'system', ${id}, '{}'::jsonb)`.execute(db);
}

/** When the citizen did something last: in the flow, or to take it up on another device. */
const leftSince = sql`greatest(f.waiting_since,
  (select r.waiting_since from flow r where r.id = f.taken_up_by))`;

const places = sql.join(
  remindable.map(
    ({ method, step, systems }) => sql`(${method}, ${step}, ${sql.val([...systems])}::text[])`,
  ),
);

/**
 * Of a flow `f`. What comes first is what the index of such flows has; that it has a phone, which another index knows
 * of every flow, is not asked here. Not while somebody looks at it, nor while an
 * outage that is declared puts its deadline off; not where its number has an account by now; nor where an account of
 * this phone has the processing of its data restricted.
 */
function isLeft({ afterPercent, leastSeconds }: ReminderRule) {
  return sql`f.status = 'open' and f.kind = 'registration' and f.waiting_for = 'citizen'
    and f.reminded_at is null
    and f.expires_at >= now() + make_interval(secs => ${leastSeconds}::int)
    and ${leftSince} + (f.expires_at - ${leftSince}) * (${afterPercent}::float8 / 100) <= now()
    and coalesce(f.watched_until <= now(), true)
    and exists (
      select from (values ${places}) as p (method, step, systems)
      where p.method = f.method and p.step = f.step and not exists (
        select from outage o where o.until is null and o.system = any (p.systems || '{sms}')))
    and not exists (
      select from identity_document d
      where d.subject_type in ('citizen', 'enterprise') and d.number_lookup = f.document_lookup
        and d.ended_at is null)
    and not exists (
      select from authentication_method m join account a on a.id = m.account_id
      where m.kind = 'otp_phone' and m.ended_at is null and m.phone_lookup = f.phone_lookup
        and a.restricted_at is not null)`;
}

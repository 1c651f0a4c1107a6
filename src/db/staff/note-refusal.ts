import { sql } from 'kysely';
import type { Actor } from '../../domain/flows/actor.ts';
import type { StaffMember } from '../../domain/staff/roles.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Queryable } from '../database.ts';
import { countHits } from '../throttles.ts';

/** A stranger writes no more than this into the audit trail: a flood says nothing more. */
const notedAnHour = 60;
const hour = 3_600;

type Refusal = {
  code: string;
  act: string;
  member: Pick<StaffMember, 'id'> | null;
  networks: { narrow: string };
  /** What else is to be known, free of personal data. */
  about?: object;
};

/** Notes in the audit trail who was refused what, of each network so many an hour. */
export async function noteStaffRefusal(
  db: Queryable,
  keys: Keys,
  { code, act, member, networks: { narrow }, about }: Refusal,
  event: 'staff.refused' | 'codec.refused' = 'staff.refused',
): Promise<void> {
  const key = keys.lookup('staff-refusal', `${event} ${narrow}`);
  const actor: Actor = member ? `staff:${member.id}` : 'staff';
  await sql`
    with hit as (${countHits([{ key, limit: notedAnHour, windowSeconds: hour }], sql`true`)})
    insert into audit_event (event, actor, details)
    select ${event}, ${actor}, ${JSON.stringify({ code, act, ...about })}::jsonb
    from hit where hits <= hit_limit`.execute(db);
}

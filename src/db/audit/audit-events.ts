import { sql } from 'kysely';
import type { Actor } from '../../domain/flows/actor.ts';
import type { Queryable } from '../database.ts';

export type NewAuditEvent = {
  event: string;
  actor: Actor;
  /** The flow, or the account, that it is about. */
  flowId?: string;
  accountId?: string;
  /** Free of personal data. */
  details: object;
};

/** Adds an event; the sealer comes behind. */
export async function insertAuditEvent(
  db: Queryable,
  { event, actor, flowId, accountId, details }: NewAuditEvent,
): Promise<void> {
  await sql`insert into audit_event (event, actor, flow_id, account_id, details)
    values (${event}, ${actor}, ${flowId ?? null}, ${accountId ?? null}, ${JSON.stringify(details)}::jsonb)`.execute(
    db,
  );
}

/** The same, unless this very event was added before: for work that may run again. */
export async function insertAuditEventOnce(
  db: Queryable,
  { event, actor, flowId, details }: NewAuditEvent & { flowId: string },
): Promise<void> {
  const told = sql`${JSON.stringify(details)}::jsonb`;
  await sql`insert into audit_event (event, actor, flow_id, details)
    select ${event}, ${actor}, ${flowId}, ${told} where not exists (
      select from audit_event
      where flow_id = ${flowId} and event = ${event} and details = ${told})`.execute(db);
}

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

import { insertAuditEventOnce } from '../../db/audit/audit-events.ts';
import type { ActivityDeps } from '../activity-deps.ts';
import type { NoteIgnored } from './operator-activities.ts';

/** Leaves a trace in the audit trail of what staff, or somebody at the Temporal UI, sent in vain. */
export async function noteIgnored(
  { database }: Pick<ActivityDeps, 'database'>,
  { flowId, message, why, number }: NoteIgnored,
): Promise<void> {
  const details = { message, why, number };
  const ignored = { event: 'flow.message_ignored', actor: 'staff', flowId, details } as const;
  await insertAuditEventOnce(database.db, ignored);
}

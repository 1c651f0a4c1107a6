import { sql } from 'kysely';
import type { EvidenceType } from '../../domain/dispute/evidence.ts';
import type { Keys } from '../../platform/keys.ts';
import { insertAuditEvent } from '../audit/audit-events.ts';
import { type Database, rows } from '../database.ts';
import { openColumn } from '../sealed.ts';
import type { Reading } from './find-reviews.ts';
import { isUuid } from './reviews.ts';

/**
 * A file of the complaint that has this reference, as it was sent; null: there is none. Each reading is an
 * audit event.
 */
export async function readEvidence(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { reference, id }: { reference: string; id: string },
  { by, ticket, reason }: Reading,
): Promise<{ type: EvidenceType; content: Buffer } | null> {
  if (!isUuid(id)) return null;
  return transaction(async (tx) => {
    const [found] = await rows(
      tx,
      sql<{ flowId: string; type: EvidenceType; content: Buffer }>`
        select e.flow_id as "flowId", e.type, e.content
        from evidence e join flow f on f.id = e.flow_id
        where e.id = ${id} and f.reference = ${reference}`,
    );
    if (!found) return null;
    const { flowId, type, content } = found;
    const details = { evidence: id, ticket, reason };
    await insertAuditEvent(tx, { event: 'evidence.shown', actor: `staff:${by}`, flowId, details });
    return { type, content: openColumn(keys, 'evidence.content', id, content) };
  });
}

import { sql } from 'kysely';
import type { EvidenceType } from '../../domain/dispute/evidence.ts';
import type { Why } from '../../domain/staff/why.ts';
import type { Keys } from '../../platform/keys.ts';
import { type Database, rows } from '../database.ts';
import { openColumn } from '../sealed.ts';
import { noteStaff } from './acts.ts';
import { isUuid } from './reviews.ts';

/** A file of a complaint, as it was sent; null: there is none. Each reading is an audit event. */
export async function readEvidence(
  { transaction }: Pick<Database, 'transaction'>,
  keys: Keys,
  { flowId, id }: { flowId: string; id: string },
  { by, why }: { by: string; why: Why },
): Promise<{ type: EvidenceType; content: Buffer } | null> {
  if (!isUuid(id)) return null;
  return transaction(async (tx) => {
    const [found] = await rows(
      tx,
      sql<{ type: EvidenceType; content: Buffer }>`
        select type, content from evidence where id = ${id} and flow_id = ${flowId}`,
    );
    if (!found) return null;
    await noteStaff(tx, { act: 'evidence_shown', by, why, flowId, details: { evidence: id } });
    return { type: found.type, content: openColumn(keys, 'evidence.content', id, found.content) };
  });
}
